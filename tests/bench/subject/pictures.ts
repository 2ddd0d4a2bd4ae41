import sharp from 'sharp';
import type { ExpectedDocument } from '@/lib/vision/subject/photo-judgment';
import { FRONT_SVG } from '../../fixtures/card-drawing';
import { drawGravel } from '../../fixtures/gravel';
import { drawLicenseBack } from '../../fixtures/licenses/license-card';
import { listLicensePhotos } from '../../fixtures/licenses/license-scenes';
import { type Scene as PerspectiveScene, photograph } from '../../fixtures/licenses/photograph';
import { makeRandom } from '../../fixtures/make-random';
import { drawIdentityPage } from '../../fixtures/mrz/identity-page';
import type { MrzFormat } from '../../fixtures/mrz/mrz-lines';
import { listMrzPhotos } from '../../fixtures/mrz/mrz-scenes';
import { photographPageWithoutZone } from '../../fixtures/mrz/photograph-page';
import { OTHER_CARDS } from '../../fixtures/other-cards';
import { BACKGROUNDS, makeScene, OTHER_BACKGROUNDS } from '../../fixtures/quality-scenes';
import { PHOTO_GROUPS } from '../quality/photos';

/** Pictures that all show the same kind of thing, used where one side of an ID is asked for. */
export type PictureGroup = {
  name: string;
  /** Any one of these notes is expected; none if the picture is right. `cut`: the document can be cut out. */
  wanted: readonly string[];
  side: 'front' | 'back';
  /** The kind of ID that was chosen. Default: a card. */
  kind?: ExpectedDocument['kind'];
  pictures: readonly (() => Promise<Buffer>)[];
};

const [WHITE_BACK = '', SAND_BACK = ''] = OTHER_CARDS.slice(3, 5);
const FRONTS = [FRONT_SVG, ...OTHER_CARDS.slice(0, 3)];
const SURFACES = [...BACKGROUNDS, ...OTHER_BACKGROUNDS];
const PER_DIFFICULTY = 8;

const picture = (body: string) =>
  sharp(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="1200">${body}</svg>`))
    .flatten({ background: '#fff' })
    .jpeg({ quality: 85 })
    .toBuffer();

const shadow = (strength: number) =>
  `<defs><radialGradient id="v"><stop offset="0" stop-opacity="0"/><stop offset="1" stop-opacity="${strength}"/></radialGradient></defs><rect width="100%" height="100%" fill="url(#v)"/>`;

const even = (color: string, strength: number) => () =>
  picture(`<rect width="100%" height="100%" fill="${color}"/>${shadow(strength)}`);

const blankPage = (color: string, tilt: number) => () =>
  picture(
    `<rect width="100%" height="100%" fill="${color}"/><rect x="350" y="220" width="900" height="640" fill="#f4f2ec" transform="rotate(${tilt} 800 600)"/>${shadow(0.2)}`,
  );

/** Random hills, trees, a sun and a house. */
function drawLandscape(seed: number): string {
  const random = makeRandom(seed);
  const at = (low: number, high: number) => Math.round(low + random() * (high - low));
  const trees = Array.from({ length: 14 }, () => {
    const [x, y, r] = [at(0, 1600), at(650, 1050), at(30, 110)];
    return `<rect x="${x - 8}" y="${y}" width="16" height="${r * 2}" fill="#5b4027"/><circle cx="${x}" cy="${y}" r="${r}" fill="hsl(${at(80, 140)},40%,${at(20, 40)}%)"/>`;
  });
  return `<rect width="100%" height="100%" fill="#9cc4e4"/><circle cx="${at(100, 1500)}" cy="${at(80, 300)}" r="90" fill="#ffe08a"/>
    <path d="M0 700 Q 400 ${at(300, 600)} 800 700 T 1600 650 V1200 H0z" fill="#6f8f5a"/>${trees.join('')}
    <path d="M${at(200, 900)} 900 h260 v220 h-260z" fill="#c9a27a"/>`;
}

/** A large face, as in a cartoon or a selfie. */
function drawFace(seed: number): string {
  const random = makeRandom(seed);
  const hue = Math.round(random() * 360);
  return `<rect width="100%" height="100%" fill="hsl(${hue},30%,70%)"/><ellipse cx="800" cy="600" rx="${300 + random() * 100}" ry="420" fill="#d9a987" stroke="#222" stroke-width="8"/>
    <circle cx="680" cy="520" r="42" fill="#fff"/><circle cx="920" cy="520" r="42" fill="#fff"/><circle cx="690" cy="525" r="18"/><circle cx="910" cy="525" r="18"/>
    <path d="M620 780 q180 ${60 + random() * 120} 360 0" stroke="#7a2f2f" stroke-width="22" fill="none"/><path d="M440 480 q360 -520 720 0 q-120 -160 -360 -160 t-360 160z" fill="#3b2616"/>`;
}

const half = (scene: PerspectiveScene): PerspectiveScene => ({
  ...scene,
  widthPx: Math.round(scene.widthPx / 2),
  heightPx: Math.round(scene.heightPx / 2),
  blurPx: scene.blurPx / 2,
});

const LICENSE_BACKS = listLicensePhotos(PER_DIFFICULTY).map(
  ({ card, scene }) =>
    async () =>
      photograph(await drawLicenseBack(card), half(scene)),
);

const listPages = (...formats: MrzFormat[]) =>
  listMrzPhotos(PER_DIFFICULTY)
    .filter(({ format }) => formats.includes(format))
    .map(
      ({ format, lines, boldUnits, scene }) =>
        async () =>
          photograph(await drawIdentityPage(format, lines, boldUnits), half(scene)),
    );

const listPrintedPages = (kind: 'text' | 'receipt') =>
  Array.from({ length: 24 }, (_, index) => () => photographPageWithoutZone(kind, index));

/** Every photo of `bench:quality`, good and faulty, used for the right side. */
function listQualityPhotos(isGood: boolean, side: 'front' | 'back') {
  const backs = new Set([WHITE_BACK, SAND_BACK]);
  const isBack = (svg = '') => backs.has(svg) || svg.includes('SPECIMEN, BACK');
  return PHOTO_GROUPS.filter(({ fault }) => (fault === 'none') === isGood)
    .flatMap(({ scenes }) => scenes)
    .filter(({ svg }) => isBack(svg) === (side === 'back'))
    .map((scene) => () => makeScene(scene));
}

/** The first numbers that small seeds give are all alike. */
const SEED_FACTOR = 123_456_789;
const SEEDS = Array.from({ length: 12 }, (_, index) => index + 1);

/** A card on a sheet of paper or on a desk, as captured by a scanner or from far away. */
const small = (seed: number) => async () => {
  const random = makeRandom(seed * SEED_FACTOR);
  const share = 0.26 + random() * 0.16;
  const surface = SURFACES[seed % SURFACES.length] ?? 'table';
  return makeScene({
    widthPx: 2400,
    heightPx: 1800,
    svg: FRONTS[seed % FRONTS.length] ?? FRONT_SVG,
    background: surface,
    cardShare: share,
    offsetX: (random() - 0.5) * 0.4,
    offsetY: (random() - 0.5) * 0.4,
    tiltDegrees: (random() - 0.5) * 8,
  });
};

/** Every group in the table. */
export const PICTURE_GROUPS: readonly PictureGroup[] = [
  { name: 'good photos of fronts', wanted: [], side: 'front', pictures: listQualityPhotos(true, 'front') },
  { name: 'good photos of backs', wanted: [], side: 'back', pictures: listQualityPhotos(true, 'back') },
  { name: 'faulty photos of fronts', wanted: [], side: 'front', pictures: listQualityPhotos(false, 'front') },
  { name: 'faulty photos of backs', wanted: [], side: 'back', pictures: listQualityPhotos(false, 'back') },
  { name: 'backs with a barcode, in perspective', wanted: [], side: 'back', pictures: LICENSE_BACKS },
  { name: 'pages with a zone (TD2), in perspective', wanted: [], side: 'front', pictures: listPages('TD2') },
  {
    ...{ name: 'pages with a zone (TD3), in perspective', wanted: [], side: 'front', kind: 'passport' },
    pictures: listPages('TD3'),
  },
  { name: 'backs with a zone, in perspective', wanted: [], side: 'back', pictures: listPages('TD1') },
  {
    ...{ name: 'one color, lit evenly or not', wanted: ['nothing'], side: 'front' as const },
    pictures: ['#fff', '#000', '#777', '#b03028', '#ece8df', '#1d2b4a'].flatMap((color) => [
      even(color, 0),
      even(color, 0.45),
    ]),
  },
  {
    ...{ name: 'a blank page on a desk', wanted: ['nothing', 'no-document'], side: 'front' as const },
    pictures: ['#2b2d31', '#8a7763', '#3d527a'].flatMap((color) => [blankPage(color, 0), blankPage(color, 6)]),
  },
  {
    ...{ name: 'a bare surface', wanted: ['nothing', 'no-document'], side: 'front' as const },
    pictures: SURFACES.map((background) => () => makeScene({ background, cardShare: 0.001, offsetX: 0.7 })),
  },
  {
    ...{ name: 'a drawn landscape', wanted: ['no-document'], side: 'front' as const },
    pictures: SEEDS.map((seed) => () => picture(drawLandscape(seed))),
  },
  {
    ...{ name: 'a drawn face', wanted: ['no-document'], side: 'front' as const },
    pictures: SEEDS.map((seed) => () => picture(drawFace(seed))),
  },
  {
    ...{ name: 'drawn gravel', wanted: ['no-document'], side: 'front' as const },
    pictures: SEEDS.map((seed) => () => picture(drawGravel(`gravel-${seed}`))),
  },
  ...(['front', 'back'] as const).flatMap((side) => [
    { name: 'a page of text', wanted: ['no-document'], side, pictures: listPrintedPages('text') },
    { name: 'a receipt', wanted: ['no-document'], side, pictures: listPrintedPages('receipt') },
  ]),
  { name: 'a back with a barcode as front', wanted: ['other-side'], side: 'front', pictures: LICENSE_BACKS },
  { name: 'a back with a zone as front', wanted: ['other-side'], side: 'front', pictures: listPages('TD1') },
  {
    ...{ name: 'a page with a zone as back of any ID', wanted: ['other-side'], side: 'back', kind: undefined },
    pictures: listPages('TD2', 'TD3'),
  },
  {
    ...{ name: 'a back with a barcode as passport', wanted: ['not-a-passport'], side: 'front', kind: 'passport' },
    pictures: LICENSE_BACKS,
  },
  {
    ...{ name: 'a back with a zone as passport', wanted: ['not-a-passport'], side: 'front', kind: 'passport' },
    pictures: listPages('TD1'),
  },
  {
    ...{ name: 'a page with a zone (TD3) as card', wanted: ['not-a-card'], side: 'front' },
    pictures: listPages('TD3'),
  },
  {
    name: 'a small part of a desk',
    wanted: ['cut'],
    side: 'front',
    pictures: [...SEEDS, ...SEEDS.map((seed) => seed + 20)].map(small),
  },
];
