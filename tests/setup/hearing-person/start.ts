import type { Light } from './camera-view';
import { type Chance, makeChance } from './chance';
import { findAimShift, type Pose, type Way } from './pose';

/** What is hard about a start, besides that nothing is where it should be. */
export type Hardship = 'none' | 'dark' | 'glare' | 'far' | 'near' | 'away';

export type Start = { seed: number; way: Way; hardship: Hardship; pose: Pose; light: Light };

/** In turn, by seed. */
export const HARDSHIPS: readonly Hardship[] = ['none', 'dark', 'glare', 'far', 'near', 'away'];

/** Millimeters from the camera. `away`: the card is not in the picture at all. */
const DISTANCES: Record<Hardship, readonly [number, number]> = {
  none: [90, 260],
  dark: [90, 260],
  glare: [110, 220],
  far: [260, 420],
  near: [45, 80],
  away: [90, 260],
};

function drawLight(hardship: Hardship, chance: Chance): Light {
  const brightness = hardship === 'dark' ? chance.between(0.06, 0.22) : chance.between(0.7, 1);
  if (hardship !== 'glare') return { brightness };
  const lamp = { x: chance.between(-25, 25), y: chance.between(-15, 15), radiusMm: chance.between(9, 16) };
  return { brightness: chance.between(0.7, 1), lamp };
}

/** A start by its seed: tilted by up to 30°, turned by up to 45°, and off by more than the card's width. */
export function makeStart(seed: number, way: Way): Start {
  const chance = makeChance(seed * 2 + (way === 'held' ? 1 : 0));
  const hardship = HARDSHIPS[seed % HARDSHIPS.length] as Hardship;
  const distance = DISTANCES[hardship];
  const z = chance.between(...distance);
  const [pitch, yaw] = [chance.between(-30, 30), chance.between(-30, 30)];
  const roll = chance.between(-45, 45);
  // Where the middle of the picture is, seen from the card.
  const reach = hardship === 'away' ? chance.between(220, 320) : chance.between(0, 90);
  const direction = chance.between(0, 2 * Math.PI);
  const aim = { x: reach * Math.cos(direction), y: reach * Math.sin(direction) };
  const leaning: Pose = { ...aim, z, pitch, yaw, roll };
  const shift = way === 'phone' ? findAimShift(leaning) : { x: 0, y: 0 };
  const pose: Pose = { ...leaning, x: aim.x - shift.x, y: aim.y - shift.y };
  return { seed, way, hardship, pose, light: drawLight(hardship, chance) };
}
