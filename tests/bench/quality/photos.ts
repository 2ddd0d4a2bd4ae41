import type { QualityNote } from '@/lib/vision/quality/quality-note';
import { BACK_SVG, FRONT_SVG } from '../../fixtures/card-drawing';
import { makeRandom } from '../../fixtures/make-random';
import { OTHER_CARDS } from '../../fixtures/other-cards';
import { BACKGROUNDS, OTHER_BACKGROUNDS, type Scene } from '../../fixtures/quality-scenes';

/** Photos with one fault at one strength, or with none. */
export type PhotoGroup = {
  fault: QualityNote | 'none';
  /** As shown in the table. */
  strength: string;
  /** Whether a person would want the note; otherwise it is a false alarm or a matter of taste. */
  expected: 'note' | 'no note' | 'either';
  scenes: Scene[];
};

const GOOD_COUNT = 120;
const FAULTY_COUNT = 12;

const SIZES = [
  { widthPx: 2000, heightPx: 1500 },
  { widthPx: 1500, heightPx: 2000 },
  { widthPx: 1600, heightPx: 900 },
] as const;

/** A random good photo: any surface, either side, a little tilted and off center, lit well or less well. */
function makeGoodScene(random: () => number): Scene {
  const between = (low: number, high: number) => low + random() * (high - low);
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T;
  const size = pick(SIZES);
  const cardShare = Math.min(between(0.55, 0.88), (size.heightPx / size.widthPx) * 1.3);
  return {
    ...size,
    cardShare,
    svg: pick([FRONT_SVG, BACK_SVG]),
    background: pick(BACKGROUNDS),
    tiltDegrees: between(-5, 5),
    offsetX: between(-1, 1) * (0.96 - cardShare) * 0.4,
    offsetY: between(-0.02, 0.02),
    exposure: between(0.5, 1),
    falloff: between(0, 0.35),
    blurPx: between(0, 1) > 0.5 ? between(0.5, 1.6) : 0,
    noiseAmplitude: between(8, 40),
    jpegQuality: Math.round(between(72, 93)),
  };
}

/** The same scene with a card, and usually a surface, not used to find any limit; some are held by fingers. */
function exchangeCard(scene: Scene, random: () => number): Scene {
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T;
  const isHeld = random() < 0.3;
  return { ...scene, svg: pick(OTHER_CARDS), background: pick([...OTHER_BACKGROUNDS, ...BACKGROUNDS]), isHeld };
}

const makeMany = (seed: number, count: number, change: (scene: Scene, random: () => number) => Scene): Scene[] => {
  const random = makeRandom(seed);
  return Array.from({ length: count }, () => change(makeGoodScene(random), random));
};

const faulty = (
  fault: QualityNote,
  strength: string,
  expected: PhotoGroup['expected'],
  change: (scene: Scene, random: () => number) => Scene,
): PhotoGroup => ({
  fault,
  strength,
  expected,
  scenes: makeMany(strength.length + fault.length, FAULTY_COUNT, change),
});

/** Blur and motion are given for a card 1,560 pixels long, and scale with the card. */
const forCard = (pixels: number, { widthPx = 0, cardShare = 0 }: Scene) => (pixels * widthPx * cardShare) / 1560;

const blurred = (pixels: number, expected: PhotoGroup['expected']) =>
  faulty('blurred', `blur ${pixels} px`, expected, (scene) => ({ ...scene, blurPx: forCard(pixels, scene) }));

const shaken = (pixels: number, expected: PhotoGroup['expected']) =>
  faulty('blurred', `moved ${pixels} px`, expected, (scene) => ({
    ...scene,
    shakePx: Math.round(forCard(pixels, scene)),
  }));

const shakenUpwards = (pixels: number, expected: PhotoGroup['expected']) =>
  faulty('blurred', `moved ${pixels} px upwards`, expected, (scene) => ({
    ...scene,
    shakePx: Math.round(forCard(pixels, scene)),
    isShakenUpwards: true,
  }));

const dark = (percent: number, expected: PhotoGroup['expected']) =>
  faulty('too-dark', `${percent} % of the light`, expected, (scene) => ({ ...scene, exposure: percent / 100 }));

/** The same fault on other cards. */
const ofOthers = (group: PhotoGroup, count = FAULTY_COUNT * 2): PhotoGroup => {
  const random = makeRandom(group.strength.length);
  const scenes = [...group.scenes, ...group.scenes].slice(0, count).map((scene) => exchangeCard(scene, random));
  return { ...group, strength: `${group.strength}, other cards`, scenes };
};

const glaring = (percent: number, expected: PhotoGroup['expected']) =>
  faulty('glare', `${percent} % of the card`, expected, (scene, random) => {
    const { widthPx = 0, cardShare = 0 } = scene;
    const cardAreaPx = (widthPx * cardShare) ** 2 / 1.586;
    // The lamp is pure white up to 0.55 of its radius, and 1.3 times as wide as it is high.
    const radiusPx = Math.sqrt((cardAreaPx * percent) / 100 / (Math.PI * 1.3)) / 0.55;
    return {
      ...scene,
      glare: {
        x: 0.5 + (scene.offsetX ?? 0) + (random() - 0.5) * cardShare * 0.5,
        y: 0.5 + (random() - 0.5) * 0.15,
        radiusPx,
      },
    };
  });

/** Moves the card across the left or right border until this share of it is outside. */
const cut = (percent: number, expected: PhotoGroup['expected']) =>
  faulty('cut-off', `${percent} % outside`, expected, (scene, random) => {
    const { cardShare = 0 } = scene;
    const offset = 0.5 - cardShare / 2 + (cardShare * percent) / 100;
    return { ...scene, offsetX: random() < 0.5 ? offset : -offset };
  });

const small = (cardPx: number, expected: PhotoGroup['expected']) =>
  faulty('too-small', `card ${cardPx} px long`, expected, (scene) => ({
    ...scene,
    cardShare: cardPx / (scene.widthPx ?? 1),
    offsetX: 0,
  }));

/** Every group in the table. */
export const PHOTO_GROUPS: PhotoGroup[] = [
  { fault: 'none', strength: 'good photos', expected: 'no note', scenes: makeMany(1, GOOD_COUNT, (scene) => scene) },
  {
    ...{ fault: 'none', strength: 'good photos, other cards', expected: 'no note' },
    scenes: makeMany(2, GOOD_COUNT, exchangeCard),
  },
  blurred(2, 'no note'),
  blurred(3, 'no note'),
  blurred(4, 'either'),
  blurred(5, 'either'),
  blurred(6, 'note'),
  blurred(9, 'note'),
  shaken(9, 'no note'),
  shaken(15, 'either'),
  shaken(25, 'note'),
  shakenUpwards(9, 'no note'),
  shakenUpwards(25, 'note'),
  ofOthers(shaken(9, 'no note')),
  ofOthers(shaken(25, 'note')),
  dark(45, 'no note'),
  dark(30, 'either'),
  dark(22, 'note'),
  dark(14, 'note'),
  glaring(0.4, 'either'),
  glaring(2, 'note'),
  glaring(5, 'note'),
  cut(0, 'either'),
  cut(15, 'either'),
  cut(30, 'note'),
  cut(45, 'note'),
  small(700, 'no note'),
  small(480, 'note'),
  small(380, 'note'),
  ofOthers(small(700, 'no note')),
  ofOthers(small(480, 'note')),
];
