import sharp from 'sharp';
import { type GrayImage, shrinkGray } from '@/lib/vision/gray/gray-image';
import { COMPARED_EDGE_PX, isSameSide } from '@/lib/vision/quality/compare-images';
import { createRandom } from '../../crash/random';
import { BACK_SVG, FRONT_SVG } from '../../fixtures/card-drawing';
import { drawLicenseBack, type Picture } from '../../fixtures/licenses/license-card';
import { LICENSE_ELEMENTS, makeLicensePayload } from '../../fixtures/licenses/license-payload';
import { type Scene as PerspectiveScene, photograph } from '../../fixtures/licenses/photograph';
import { makeRandom } from '../../fixtures/make-random';
import { drawIdentityPage } from '../../fixtures/mrz/identity-page';
import { makeHolder, makeMrzLines } from '../../fixtures/mrz/mrz-lines';
import { OTHER_CARDS } from '../../fixtures/other-cards';
import { BACKGROUNDS, makeScene, OTHER_BACKGROUNDS } from '../../fixtures/quality-scenes';
import { toGrayImage } from '../../setup/to-gray-image';

/** The side of the square that becomes one compared pixel, as in lib/browser/quality/compare-photos.ts. */
const AVERAGED_PX = 8;
const SHOTS_PER_SIDE = 6;
const TURNED_SHOTS = 3;
const SURFACES = [...BACKGROUNDS, ...OTHER_BACKGROUNDS];
/** One front of each layout: two of them differ in color alone. */
const FRONTS = [FRONT_SVG, ...OTHER_CARDS.slice(0, 2)];
const BACKS = [BACK_SVG, ...OTHER_CARDS.slice(3, 4)];

/** As the browser does: stretched to a square, each pixel an average. */
async function copyForComparing(photo: Buffer): Promise<GrayImage> {
  const edgePx = COMPARED_EDGE_PX * AVERAGED_PX;
  return shrinkGray(await toGrayImage(sharp(photo).resize(edgePx, edgePx, { fit: 'fill' })), AVERAGED_PX);
}

async function toPicture(svg: string): Promise<Picture> {
  const { pixels, ...size } = await toGrayImage(sharp(Buffer.from(svg)).flatten({ background: '#fff' }));
  return { ...size, pixels: new Uint8Array(pixels) };
}

async function drawSides(): Promise<Picture[]> {
  const payload = makeLicensePayload({ elements: LICENSE_ELEMENTS, version: '08' });
  const pages = (['TD1', 'TD2', 'TD3'] as const).map((format) =>
    drawIdentityPage(format, makeMrzLines(format, makeHolder(createRandom(format)))),
  );
  const drawn = [...FRONTS, ...BACKS].map(toPicture);
  return Promise.all([...drawn, drawLicenseBack({ payload, columns: 13, moduleMm: 0.19 }), ...pages]);
}

const random = makeRandom(20);

/** A shot by hand: up to so many degrees aside, turned half as much. */
const makeShot = (degreesMax: number): PerspectiveScene => {
  const within = (limit: number) => (random() * 2 - 1) * limit;
  return {
    ...{ widthPx: 1200, heightPx: 900, seed: `pair ${random()}`, jpegQuality: 60 + Math.floor(random() * 35) },
    ...{ rollDegrees: within(degreesMax / 2), pitchDegrees: within(degreesMax), yawDegrees: within(degreesMax) },
    ...{ fill: 0.72 + random() * 0.22, blurPx: random() * 2.5, noise: 2 + random() * 10 },
    light: [150 + random() * 90, 150 + random() * 90],
  };
};

const shoot = async (side: Picture, scene: PerspectiveScene) => copyForComparing(await photograph(side, scene));

function print(name: string, answers: readonly boolean[]): void {
  console.log(`| ${name} | ${answers.length} | ${answers.filter(Boolean).length} |`);
}

async function printTwoShots(sides: readonly Picture[], degreesMax: number): Promise<void> {
  const same: boolean[] = [];
  const other: boolean[] = [];
  for (const [index, side] of sides.entries()) {
    const first = await shoot(side, makeShot(degreesMax));
    for (let shot = 0; shot < SHOTS_PER_SIDE; shot += 1) {
      same.push(isSameSide(first, await shoot(side, makeShot(degreesMax))));
    }
    for (const another of sides.filter((_, at) => at !== index)) {
      other.push(isSameSide(first, await shoot(another, makeShot(degreesMax))));
    }
  }
  print(`one side in two shots, up to ${degreesMax}° aside`, same);
  print(`two sides, up to ${degreesMax}° aside`, other);
}

/** A second shot with the phone or the card turned: photos that are stored on their side or upside down. */
async function printTurnedShots(sides: readonly Picture[], turnDegrees: number): Promise<void> {
  const shootTurned = async (side: Picture) => {
    const photo = await photograph(side, makeShot(8));
    return copyForComparing(await sharp(photo).rotate(turnDegrees).toBuffer());
  };
  const same: boolean[] = [];
  const other: boolean[] = [];
  for (const [index, side] of sides.entries()) {
    const first = await shoot(side, makeShot(8));
    for (let shot = 0; shot < TURNED_SHOTS; shot += 1) same.push(isSameSide(first, await shootTurned(side)));
    const another = sides[(index + 1) % sides.length];
    if (another) other.push(isSameSide(first, await shootTurned(another)));
  }
  print(`one side in two shots, up to 8° aside, the second turned by ${turnDegrees}°`, same);
  print(`two sides, up to 8° aside, the second turned by ${turnDegrees}°`, other);
}

/** A card that is turned over and put back exactly where it was. */
async function printTurnedOver(cardShare: number): Promise<void> {
  const answers: boolean[] = [];
  for (const background of SURFACES) {
    for (const front of FRONTS) {
      for (const back of BACKS) {
        const scene = { background, cardShare, widthPx: 1600, heightPx: 1200, noiseAmplitude: 6 };
        const one = await copyForComparing(await makeScene({ ...scene, svg: front }));
        answers.push(isSameSide(one, await copyForComparing(await makeScene({ ...scene, svg: back, exposure: 0.9 }))));
      }
    }
  }
  print(`front and back in one place, the card ${Math.round(cardShare * 100)} % of the width`, answers);
}

/** Prints for how many pairs of photos the portal would say that they show the same side. */
export async function printPairs(): Promise<void> {
  console.log('\n| Two photos | Pairs | Called the same side |\n|---|---|---|');
  const sides = await drawSides();
  for (const degrees of [4, 8, 16]) await printTwoShots(sides, degrees);
  for (const turn of [90, 180, 270]) await printTurnedShots(sides, turn);
  for (const share of [0.35, 0.5, 0.8]) await printTurnedOver(share);
}
