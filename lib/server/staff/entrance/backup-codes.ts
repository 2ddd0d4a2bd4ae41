import { randomInt } from 'node:crypto';
import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto';

const CODE_COUNT = 10;
const HALF_LENGTH = 5;
/** Without 0, 1, i, l and o, which are easily confused. Ten of these have 49 bits. */
const CHARACTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

const withDash = (code: string) => `${code.slice(0, HALF_LENGTH)}-${code.slice(HALF_LENGTH)}`;

const makeCode = () =>
  withDash(Array.from({ length: 2 * HALF_LENGTH }, () => CHARACTERS[randomInt(CHARACTERS.length)]).join(''));

/** A set of new backup codes, such as `abcde-fgh23`. */
const makeBackupCodes = (): string[] => Array.from({ length: CODE_COUNT }, makeCode);

/** A backup code as it is stored, from what someone typed: dashes, spaces and upper case make no difference. */
export const readBackupCode = (typed: string): string => withDash(typed.toLowerCase().replace(/[^a-z0-9]/g, ''));

/** How better-auth makes and keeps backup codes: encrypted under the staff secret, as it would do by itself. */
export const backupCodeOptions = (secret: string) => ({
  customBackupCodesGenerate: makeBackupCodes,
  storeBackupCodes: {
    encrypt: (codes: string) => symmetricEncrypt({ key: secret, data: codes }),
    // Those of earlier versions have upper case in them.
    decrypt: async (stored: string) => (await symmetricDecrypt({ key: secret, data: stored })).toLowerCase(),
  },
});
