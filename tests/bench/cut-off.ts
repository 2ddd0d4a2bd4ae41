/**
 * Counts captures that cut the card off, of cameras at rest: `npm run bench:cut-off [poses] [first seed]`. Cards are
 * drawn in the guide, around it, and across the picture's border, in every turn.
 */
import { WIDTH_ENOUGH_PX } from '@/lib/vision/card/judge-far-card';
import { makeWorld, type World } from '../setup/hearing-person/camera-view';
import { type Chance, makeChance } from '../setup/hearing-person/chance';
import { findAimShift, type Pose, type Way } from '../setup/hearing-person/pose';
import { CARDS, SURFACES } from '../setup/hearing-person/surroundings';
import { findWidthPx, isWholeIn, LENSES, watchAtRest } from '../setup/hearing-person/try-by-ear';

const POSES = Number(process.argv[2] ?? 3200);
const FIRST = Number(process.argv[3] ?? 0);
/** One more than the frames that are good before a capture. */
const FRAMES = 4;
const WORLDS = CARDS.length * SURFACES.length;

function drawPose(way: Way, chance: Chance): Pose {
  const leaning: Pose = {
    x: chance.normal(22),
    y: chance.normal(22),
    z: way === 'phone' ? chance.between(75, 190) : chance.between(75, 175),
    pitch: chance.normal(8),
    yaw: chance.normal(8),
    roll: chance.isTrue(0.5) ? chance.normal(4) : chance.between(-95, 95),
  };
  if (way === 'held') return leaning;
  const shift = findAimShift(leaning);
  return { ...leaning, x: leaning.x - shift.x, y: leaning.y - shift.y };
}

type Count = { drawn: number; good: number; captured: number; cutOff: number };

async function countFor(way: Way): Promise<Count> {
  const count: Count = { drawn: 0, good: 0, captured: 0, cutOff: 0 };
  const each = Math.ceil(POSES / 2 / WORLDS);
  for (let index = 0; index < WORLDS; index += 1) {
    const [surface, card] = [SURFACES[index % SURFACES.length], CARDS[Math.floor(index / SURFACES.length)]];
    const world: World = await makeWorld({ background: surface as 'table', svg: card as string }, index);
    const chance = makeChance(FIRST * WORLDS + index);
    for (let pose = 0; pose < each; pose += 1) {
      const at = drawPose(way, chance);
      const light = { brightness: chance.between(0.6, 1) };
      const { advice, region } = watchAtRest(at, way, world, light, chance, FRAMES);
      const { widthPx, heightPx } = LENSES[way];
      const isWhole = isWholeIn({ left: 0, top: 0, width: widthPx, height: heightPx }, at, way);
      count.drawn += 1;
      if (isWhole && findWidthPx(at, way) >= WIDTH_ENOUGH_PX) count.good += 1;
      if (advice !== 'ready') continue;
      count.captured += 1;
      if (isWholeIn(region, at, way)) continue;
      count.cutOff += 1;
      console.log('cut off:', way, surface, `card ${Math.floor(index / SURFACES.length)}`, JSON.stringify(at));
    }
  }
  return count;
}

console.log('| Camera | Drawn | Whole and large enough | Captured | Of those cut off |');
console.log('|---|---|---|---|---|');
for (const way of ['phone', 'held'] as const) {
  const { drawn, good, captured, cutOff } = await countFor(way);
  console.log(`| ${way} | ${drawn} | ${good} | ${captured} | ${cutOff} |`);
}
