import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';
import { processSingleton } from '../../process-singleton';

/** What a hash costs; memory is 128 × blockSize × 2^costLog2 bytes. */
export type HashCost = { costLog2: number; blockSize: number; parallelization: number };

/** OWASP's first choice for scrypt (Password Storage Cheat Sheet, 2025): 128 MiB a hash. */
const COST: HashCost = { costLog2: 17, blockSize: 8, parallelization: 1 };

/** What better-auth used before: `salt:key`, 32 MiB a hash. */
const EARLIER_COST: HashCost = { costLog2: 14, blockSize: 16, parallelization: 1 };

/** How many hashes are computed at once: the rest wait, so that sign-ins never take more than 256 MiB. */
const AT_ONCE_MAX = 2;

/** How many may wait before newcomers are turned away: the last one waits for some seconds. */
const WAITING_MAX = 20;

const SALT_BYTES = 16;
const KEY_BYTES = 64;

type Slots = { taken: number; waiting: (() => void)[] };

const getSlots = () => processSingleton<Slots>('password-hashes', () => ({ taken: 0, waiting: [] }));

/** Whether so many passwords are waiting to be hashed that one more would wait too long. */
export const isHashingBusy = (): boolean => getSlots().waiting.length >= WAITING_MAX;

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const slots = getSlots();
  // Whoever finishes hands the slot on to the next in line.
  if (slots.taken < AT_ONCE_MAX) slots.taken += 1;
  else await new Promise<void>((resolve) => slots.waiting.push(resolve));
  try {
    return await work();
  } finally {
    const next = slots.waiting.shift();
    if (next) next();
    else slots.taken -= 1;
  }
}

function deriveKey(password: string, salt: string, { costLog2, blockSize, parallelization }: HashCost) {
  const cost = 2 ** costLog2;
  const options: ScryptOptions = { cost, blockSize, parallelization, maxmem: 2 * 128 * cost * blockSize };
  return inTurn(
    () =>
      new Promise<Buffer>((resolve, reject) => {
        scrypt(password.normalize('NFKC'), salt, KEY_BYTES, options, (error, key) =>
          error ? reject(error) : resolve(key),
        );
      }),
  );
}

const NOW = /^scrypt\$(\d{1,2})\$(\d{1,2})\$(\d{1,2})\$([0-9a-f]{32})\$([0-9a-f]{128})$/;
const EARLIER = /^([0-9a-f]{32}):([0-9a-f]{128})$/;

function readHash(hash: string): { cost: HashCost; salt: string; key: string } {
  const now = NOW.exec(hash);
  if (now) {
    const [costLog2 = 0, blockSize = 0, parallelization = 0] = now.slice(1, 4).map(Number);
    return { cost: { costLog2, blockSize, parallelization }, salt: now[4] ?? '', key: now[5] ?? '' };
  }
  const earlier = EARLIER.exec(hash);
  if (!earlier) throw new Error('This is not the hash of a password.');
  return { cost: EARLIER_COST, salt: earlier[1] ?? '', key: earlier[2] ?? '' };
}

const toPrefix = ({ costLog2, blockSize, parallelization }: HashCost) =>
  `scrypt$${costLog2}$${blockSize}$${parallelization}$`;

/**
 * Hashes passwords with scrypt. A hash says what it cost, so the cost can change: `isOutdated` tells which hashes cost
 * something else.
 *
 * @param cost default: OWASP's; tests use less
 */
export function createPasswordHashing(cost: HashCost = COST) {
  const prefix = toPrefix(cost);
  return {
    async hash(password: string): Promise<string> {
      const salt = randomBytes(SALT_BYTES).toString('hex');
      return `${prefix}${salt}$${(await deriveKey(password, salt, cost)).toString('hex')}`;
    },
    async verify({ hash, password }: { hash: string; password: string }): Promise<boolean> {
      const stored = readHash(hash);
      const key = await deriveKey(password, stored.salt, stored.cost);
      return timingSafeEqual(key, Buffer.from(stored.key, 'hex'));
    },
    isOutdated: (hash: string): boolean => !hash.startsWith(prefix),
  };
}

export type PasswordHashing = ReturnType<typeof createPasswordHashing>;
