import type { Random } from '../crash/random';

/** Everything that is sent holds this word somewhere: it must never be in the log. */
export const CANARY = 'kanarienvogel4711';

/** Texts that readers stumble over. */
const TEXTS: [string, ...string[]] = [
  CANARY,
  '',
  ' ',
  `${CANARY}\u0000`,
  `\u202e${CANARY}`,
  `${CANARY}\ud800`,
  `${CANARY}'"><script>`,
  `%s%n%${CANARY}`,
  `../../${CANARY}`,
  CANARY.repeat(1_000),
  '\n\r\n',
  '-1',
  '1e309',
  '__proto__',
  'constructor',
  // What React's own format gives a meaning.
  '$undefined',
  '$F1',
  '$@0',
  '$K1',
  '$B1',
  '$Q1',
  '$W1',
  '$i1',
  '$R0',
  '$T',
  '$D2026-13-45',
  '$n123456789012345678901234567890',
  '$Infinity',
  '$NaN',
  '$-0',
  '$1:__proto__:constructor',
  '$0:constructor:constructor',
];

const DEPTH_MAX = 400;

function makeOdd(random: Random): unknown {
  const kind = random.integer(0, 9);
  if (kind < 5) return random.pick(TEXTS);
  if (kind === 5) return random.pick([null, true, false, 0, -1, 1e300, Number.MAX_SAFE_INTEGER]);
  if (kind === 6) return [];
  if (kind === 7) return JSON.parse(`{"__proto__":{"${CANARY}":1},"then":"$F1","toString":1}`);
  if (kind === 8) return Array.from({ length: random.integer(1, 200) }, () => CANARY);
  let deep: unknown = CANARY;
  for (let depth = random.integer(1, DEPTH_MAX); depth > 0; depth -= 1)
    deep = random.integer(0, 1) ? [deep] : { a: deep };
  return deep;
}

type Place = { holder: Record<string, unknown>; key: string };

function listPlaces(value: unknown, places: Place[] = []): Place[] {
  if (typeof value !== 'object' || value === null) return places;
  const holder = value as Record<string, unknown>;
  for (const key of Object.keys(holder)) {
    places.push({ holder, key });
    listPlaces(holder[key], places);
  }
  return places;
}

/** A copy of a plain value in which one to three places hold something odd, are gone, or have another name. */
export function mutateValue(random: Random, value: unknown): unknown {
  const copy = structuredClone(value);
  for (let count = random.integer(1, 3); count > 0; count -= 1) {
    const places = listPlaces(copy);
    const place = places[random.integer(0, Math.max(0, places.length - 1))];
    if (!place) return makeOdd(random);
    const { holder, key } = place;
    const how = random.integer(0, 5);
    if (how === 0) delete holder[key];
    else if (how === 1) holder[`${CANARY}${key}`] = holder[key];
    else holder[key] = makeOdd(random);
  }
  return copy;
}

/** A copy with some bytes changed, cut out, added, repeated, or cut off at the end. */
export function mutateBytes(random: Random, bytes: Buffer): Buffer {
  let changed = Buffer.from(bytes);
  for (let count = random.integer(1, 4); count > 0; count -= 1) {
    const at = random.integer(0, Math.max(0, changed.length - 1));
    const to = Math.min(changed.length, at + random.integer(1, 64));
    const how = random.integer(0, 4);
    if (how === 0) changed[at] = random.integer(0, 255);
    else if (how === 1) changed = Buffer.concat([changed.subarray(0, at), changed.subarray(to)]);
    else if (how === 2) changed = Buffer.concat([changed.subarray(0, at), random.bytes(to - at), changed.subarray(at)]);
    else if (how === 3) changed = Buffer.concat([changed.subarray(0, to), changed.subarray(at)]);
    else if (random.integer(0, 3) === 0) changed = Buffer.from(changed.subarray(0, at));
    else changed.fill(random.integer(0, 255), at, to);
  }
  return changed;
}

/** One of the odd texts. */
export const pickText = (random: Random): string => random.pick(TEXTS);
