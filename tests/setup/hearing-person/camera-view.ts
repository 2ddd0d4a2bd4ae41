import sharp, { type Sharp } from 'sharp';
import type { Draw } from '@/lib/vision/card/watch-card';
import { type GrayImage, shrinkGray, toGray } from '@/lib/vision/gray/gray-image';
import type { Matrix } from '../../fixtures/matrix';
import { makeScene, type Scene } from '../../fixtures/quality-scenes';
import type { Chance } from './chance';
import { findVideoToCard, type Lens, mapPoint, mixPose, type Pose, type Way } from './pose';

/** Detail of the drawn surface, and how much of it there is around the card's center, in millimeters. */
const PIXELS_PER_MM = 10;
const WORLD_MM = { width: 300, height: 225 };
/** An ID-1 card, and where the surface begins beside it: repeated from there on beyond the drawing. */
const CARD_MM = { width: 85.6, height: 53.98, radius: 3.18 };
const SURFACE_FROM_MM = { x: 60, y: 45 };
/** Fingers reach this far onto a held card, and are this thick. */
const FINGER_MM = { reach: 7, thick: 8 };

/** A book, or a folder, that is held with the card on it. */
const BOOK_MM = { width: 210, height: 148 };

/** A card on a surface, at four sizes, each half as large as the one before; and the room behind a held card. */
export type World = { sizes: readonly GrayImage[]; room: GrayImage };

/** What lights the card. The reflection is where a lamp is mirrored; it hides a disk. */
export type Light = { brightness: number; lamp?: { x: number; y: number; radiusMm: number } };

/** What the camera does while a frame is exposed: it goes from one pose to the next. */
export type Exposure = { before: Pose; pose: Pose; light: Light; hasBook?: boolean };

/** Walls, from white to dark. */
const WALLS = ['#e4e4e0', '#a9aca8', '#7d8580', '#4a4f55'] as const;

const drawRoom = (
  wall: string,
) => `<svg xmlns="http://www.w3.org/2000/svg" width="480" height="270"><rect width="480" height="270" fill="${wall}"/>
  <rect x="30" y="20" width="70" height="250" fill="#7e6f60"/><rect x="330" y="60" width="150" height="9" fill="#5c5348"/>
  <path d="M110 270c0-90 60-110 125-110s125 20 125 110z" fill="#39465a"/><ellipse cx="235" cy="105" rx="52" ry="68" fill="#c79a7b"/></svg>`;

const readGray = async (drawing: Sharp): Promise<GrayImage> => {
  const { data, info } = await drawing.ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return toGray(data, info.width, info.height);
};

/** Draws a world once, to be seen from many poses. */
export async function makeWorld(scene: Pick<Scene, 'svg' | 'background'>, wall = 1): Promise<World> {
  const drawn = await makeScene({
    ...scene,
    widthPx: WORLD_MM.width * PIXELS_PER_MM,
    heightPx: WORLD_MM.height * PIXELS_PER_MM,
    cardShare: CARD_MM.width / WORLD_MM.width,
    noiseAmplitude: 4,
    jpegQuality: 95,
  });
  const whole = await readGray(sharp(drawn));
  const room = await readGray(sharp(Buffer.from(drawRoom(WALLS[wall % WALLS.length] ?? WALLS[0]))).blur(3));
  return { sizes: [whole, shrinkGray(whole, 2), shrinkGray(whole, 4), shrinkGray(whole, 8)], room };
}

function sample({ pixels, widthPx, heightPx }: GrayImage, x: number, y: number): number {
  const left = Math.max(0, Math.min(widthPx - 2, x | 0));
  const top = Math.max(0, Math.min(heightPx - 2, y | 0));
  const [fx, fy] = [Math.max(0, Math.min(1, x - left)), Math.max(0, Math.min(1, y - top))];
  const at = top * widthPx + left;
  const upper = (pixels[at] as number) * (1 - fx) + (pixels[at + 1] as number) * fx;
  const lower = (pixels[at + widthPx] as number) * (1 - fx) + (pixels[at + widthPx + 1] as number) * fx;
  return upper * (1 - fy) + lower * fy;
}

/** Beyond the drawing, the surface is mirrored, so that there is one card only. */
function intoWorld(millimeters: number, halfMm: number, surfaceFromMm: number): number {
  const distance = Math.abs(millimeters);
  if (distance <= halfMm) return millimeters;
  const period = 2 * (halfMm - surfaceFromMm);
  const beyond = (distance - halfMm) % period;
  return Math.sign(millimeters) * (halfMm - Math.min(beyond, period - beyond));
}

const isOnCard = (x: number, y: number) => {
  const [dx, dy] = [
    Math.abs(x) - CARD_MM.width / 2 + CARD_MM.radius,
    Math.abs(y) - CARD_MM.height / 2 + CARD_MM.radius,
  ];
  return dx <= CARD_MM.radius && dy <= CARD_MM.radius && (dx <= 0 || dy <= 0 || Math.hypot(dx, dy) <= CARD_MM.radius);
};

const isOnBook = (x: number, y: number) => Math.abs(x) < BOOK_MM.width / 2 && Math.abs(y) < BOOK_MM.height / 2;

const isFinger = (x: number, y: number) =>
  Math.abs(x) > CARD_MM.width / 2 - FINGER_MM.reach &&
  Math.abs(x) < CARD_MM.width / 2 + 3 * FINGER_MM.reach &&
  Math.abs(y - 4) < FINGER_MM.thick;

/** Where the lamp is mirrored on the card's plane, in millimeters. */
function findReflection({ lamp }: Light, pose: Pose, way: Way) {
  if (!lamp) return undefined;
  // A lamp high above a table is mirrored about where the camera is; one behind a screen wanders as the card is tipped.
  return way === 'phone'
    ? { x: lamp.x + pose.x * 0.8, y: lamp.y + pose.y * 0.8, radiusMm: lamp.radiusMm }
    : { x: lamp.x - pose.x * 0.5 + pose.yaw * 3, y: lamp.y - pose.y * 0.5 - pose.pitch * 3, radiusMm: lamp.radiusMm };
}

/** Creates the drawing of a frame as the camera sees it: perspective, light, reflection, blur of movement, and grain. */
export function makeDraw(
  world: World,
  way: Way,
  lens: Lens,
  { before, pose, light, hasBook = false }: Exposure,
  chance: Chance,
): Draw {
  const matrices = [0, 0.5, 1].map((share) => findVideoToCard(mixPose(before, pose, share), way, lens));
  const last = matrices[2] as Matrix;
  const isHeldUp = hasBook ? isOnBook : isOnCard;
  const glare = findReflection(light, pose, way);
  const grainSteps = 2.5 + 3 * Math.max(0, 0.5 - light.brightness);
  return (use, from, widthPx, heightPx) => {
    const [stepX, stepY] = [from.width / widthPx, from.height / heightPx];
    const middle = [from.left + from.width / 2, from.top + from.height / 2] as const;
    const [here, beside] = [mapPoint(last, ...middle), mapPoint(last, middle[0] + stepX, middle[1])];
    const mmPerPx = Math.hypot(beside.x - here.x, beside.y - here.y);
    const start = mapPoint(matrices[0] as Matrix, ...middle);
    const isSmeared = use === 'detail' && Math.hypot(start.x - here.x, start.y - here.y) > 1.2 * mmPerPx;
    const level = Math.max(0, Math.min(world.sizes.length - 1, Math.floor(Math.log2(mmPerPx * PIXELS_PER_MM) + 0.3)));
    const surface = world.sizes[level] as GrayImage;
    const pixelsPerMm = PIXELS_PER_MM / 2 ** level;
    const colorAt = (m: Matrix, videoX: number, videoY: number) => {
      const w = m[6] * videoX + m[7] * videoY + m[8];
      const x = (m[0] * videoX + m[1] * videoY + m[2]) / w;
      const y = (m[3] * videoX + m[4] * videoY + m[5]) / w;
      let value: number;
      if (way === 'held' && (w <= 0 || !isHeldUp(x, y) || isFinger(x, y))) {
        if (w > 0 && isFinger(x, y)) return 165;
        return sample(world.room, (videoX / lens.widthPx) * 480, (videoY / lens.heightPx) * 270);
      }
      value = sample(
        surface,
        (intoWorld(x, WORLD_MM.width / 2, SURFACE_FROM_MM.x) + WORLD_MM.width / 2) * pixelsPerMm,
        (intoWorld(y, WORLD_MM.height / 2, SURFACE_FROM_MM.y) + WORLD_MM.height / 2) * pixelsPerMm,
      );
      if (glare) {
        const share = Math.hypot(x - glare.x, y - glare.y) / glare.radiusMm;
        if (share < 1) value += (255 / light.brightness) * Math.min(1, (1 - share) * 2.5);
      }
      return value;
    };
    const pixels = new Uint8ClampedArray(widthPx * heightPx);
    // One draw for each frame, then cheap steps: grain need not be good.
    let grain = Math.floor(chance.between(1, 2 ** 31));
    for (let row = 0, at = 0; row < heightPx; row += 1) {
      const videoY = from.top + (row + 0.5) * stepY;
      for (let column = 0; column < widthPx; column += 1, at += 1) {
        const videoX = from.left + (column + 0.5) * stepX;
        let value = colorAt(last, videoX, videoY);
        if (isSmeared) {
          value += colorAt(matrices[0] as Matrix, videoX, videoY) + colorAt(matrices[1] as Matrix, videoX, videoY);
          value /= 3;
        }
        grain = (Math.imul(grain, 1_664_525) + 1_013_904_223) >>> 0;
        const high = (grain >>> 16) & 0xff;
        grain = (Math.imul(grain, 1_664_525) + 1_013_904_223) >>> 0;
        // The sum of two uniform numbers of 0 to 255 has a standard deviation of 104.
        pixels[at] = value * light.brightness + ((high + ((grain >>> 16) & 0xff) - 255) * grainSteps) / 104;
      }
    }
    return { widthPx, heightPx, pixels };
  };
}
