/**
 * Plays people who only hear the camera's guidance, and prints how many get their photo: `npm run bench:ear [starts]
 * [phone|held|both] [first seed]`.
 */
import { loadWords } from '@/lib/shared/words/load-words';
import { makeWorld, type World } from '../setup/hearing-person/camera-view';
import type { Way } from '../setup/hearing-person/pose';
import { HARDSHIPS, makeStart } from '../setup/hearing-person/start';
import { BOOKS, CARDS, SURFACES } from '../setup/hearing-person/surroundings';
import { type Outcome, tryByEar, type Worlds } from '../setup/hearing-person/try-by-ear';

const STARTS = Number(process.argv[2] ?? 120);
const FIRST = Number(process.argv[4] ?? 0);
const SILENCE_MAX_MS = 10_000;
/** What is counted beside all who were captured. */
const WITHIN_MS = [60_000, 120_000];

const worlds = new Map<string, Promise<World>>();

function findWorld(background: (typeof SURFACES)[number], card: number, wall: number): Promise<World> {
  const name = `${background} ${card} ${wall}`;
  const world = worlds.get(name) ?? makeWorld({ background, svg: CARDS[card] as string }, wall);
  worlds.set(name, world);
  return world;
}

async function findWorlds(seed: number): Promise<Worlds> {
  const [surface, card] = [seed % SURFACES.length, Math.floor(seed / 2) % CARDS.length];
  const wall = surface + card;
  const background = SURFACES[surface] as (typeof SURFACES)[number];
  const book = (count: number) => findWorld(BOOKS[(seed + count) % BOOKS.length] ?? BOOKS[0], card, wall);
  return { own: await findWorld(background, card, wall), books: [await book(0), await book(1)] };
}

const seconds = (ms: number) => (ms / 1000).toFixed(1);

function printRow(name: string, outcomes: readonly Outcome[]): void {
  if (outcomes.length === 0) return;
  const times = outcomes.flatMap(({ capturedAtMs }) => (capturedAtMs === undefined ? [] : [capturedAtMs]));
  const sorted = times.sort((a, b) => a - b);
  const at = (share: number) => seconds(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  const count = (is: (outcome: Outcome) => boolean) => outcomes.filter(is).length;
  const cells = [
    name,
    outcomes.length,
    ...WITHIN_MS.map((limitMs) => sorted.filter((ms) => ms <= limitMs).length),
    `${sorted.length} (${Math.round((100 * sorted.length) / outcomes.length)} %)`,
    count(({ isWhole }) => isWhole),
    at(0.5),
    at(0.95),
    count(({ longestSilenceMs }) => longestSilenceMs > SILENCE_MAX_MS),
    count(({ capturedAtMs, toldManualAtMs }) => capturedAtMs === undefined && toldManualAtMs === undefined),
  ];
  console.log(`| ${cells.join(' | ')} |`);
}

const words = await loadWords('en');
const outcomes: Outcome[] = [];
const WAYS: readonly Way[] =
  process.argv[3] && process.argv[3] !== 'both' ? [process.argv[3] as Way] : ['phone', 'held'];
for (const way of WAYS) {
  for (let seed = FIRST; seed < FIRST + STARTS; seed += 1) {
    const outcome = tryByEar(makeStart(seed, way), await findWorlds(seed), words);
    outcomes.push(outcome);
    if (outcome.kept && !outcome.isWhole) console.log('cut off:', way, seed, SURFACES[seed % SURFACES.length]);
    if (process.env.EAR_DETAILS && outcome.capturedAtMs === undefined) {
      console.log(way, seed, outcome.start.hardship, SURFACES[seed % SURFACES.length], JSON.stringify(outcome.pose));
      if (process.env.EAR_DETAILS === '2') console.log(outcome.heard.join('\n'));
    }
  }
}
console.log(
  '| Start | People | Captured within 60 s | 120 s | 180 s | Whole card kept | Median s | 95th percentile s | 10 s without useful words | Neither captured nor told of Capture |',
);
console.log('|---|---|---|---|---|---|---|---|---|---|');
for (const way of WAYS) {
  const own = outcomes.filter(({ start }) => start.way === way);
  printRow(way, own);
  for (const hardship of HARDSHIPS) {
    printRow(
      `${way}, ${hardship}`,
      own.filter(({ start }) => start.hardship === hardship),
    );
  }
}
printRow('all', outcomes);
