import { countBrightness, findPercentile } from '../gray/brightness';
import type { GrayImage } from '../gray/gray-image';
import { advisePrint } from './advise-from-afar';
import { addSurroundings, type Rectangle } from './capture-region';
import type { DocumentShape } from './document-shape';
import { type DrawPart, drawMiddle } from './draw-middle';
import type { FarCard } from './find-card-anywhere';
import { findFarCard } from './find-far-card';
import { middleOf, type Outline, type Point } from './find-outline';
import { endsBeforeBorder, standsOut } from './find-whole-card';
import { judgeFarCard } from './judge-far-card';
import { adviseMove, type Judgment, judgeFrame } from './judge-frame';
import { boundsOf, gapsIn, grow, joinRectangles, keepWithin } from './keep-around';
import { mapEdges } from './map-edges';
import { type FrameMemory, readFrame } from './read-frame';

/** Wide enough to find a card's edges to within a percent, small enough to read back many times a second. */
const FRAME_WIDTH_PX = 320;
/**
 * The share of the card's width and height, around its center, where sharpness is measured: the photo, print or barcode
 * is there.
 */
const DETAIL_SHARE = 0.4;
/** The longer edge of the whole picture, when it is searched: a card three times too far away is 40 pixels wide. */
const WIDE_EDGE_PX = 280;
/** While the guide has a document, the whole picture is searched less often: it costs as much as several frames. */
const WIDE_EVERY_FRAMES = 3;

/** Share of the kept width that a capture keeps around a card, where the picture goes that far. */
const MARGIN_SHARE = 0.05;
/** Less is too little: an outline is off by up to this share of the kept width. */
const MARGIN_SHARE_MIN = 0.03;
/** A card that reaches further from its left to its right has hardly room for that, wherever it lies. */
const ROOMY_SHARE = 0.9;
/**
 * Share of the frame's width: on an upright phone, the guide's own sides are further from the picture's border. The
 * portrait is closer to a card's edge than this.
 */
const NEAR_BORDER_SHARE = 0.06;
/** In the guide, four edges seen this clearly are a card's, though it is about as light as what it lies on. */
const CLEAR_COVERAGE = 0.95;
/** The parts of a video to judge, in video pixels. */
export type Watched = {
  /** What a capture would keep. */
  region: Rectangle;
  /** Where to look for the document: as much of the video as there is. */
  wide: Rectangle;
  shape: DocumentShape;
};

/** What a drawing is for: each kind keeps its size from frame to frame. */
export type DrawingUse = 'frame' | 'detail' | 'wide';

/** Draws a part of the video, in video pixels, at the given size. */
export type Draw = (use: DrawingUse, from: Rectangle, widthPx: number, heightPx: number) => GrayImage;

/** A dark table is not a dark room: something in the picture is light. 0 to 255. */
const LIGHT_FROM = 75;
const LIGHT_SHARE = 0.02;

const isDark = (image: GrayImage) => {
  const counts = countBrightness(image, { leftPx: 0, topPx: 0, rightPx: image.widthPx, bottomPx: image.heightPx });
  return findPercentile(counts, 1 - LIGHT_SHARE) < LIGHT_FROM;
};

/** Draws the whole picture, shrunk. `scale`: its pixels to one of the video. */
function drawWide(draw: Draw, wide: Rectangle): { image: GrayImage; scale: number } {
  const scale = WIDE_EDGE_PX / Math.max(wide.width, wide.height);
  const [widthPx, heightPx] = [wide.width, wide.height].map((edge) => Math.max(1, Math.round(edge * scale)));
  return { image: draw('wide', wide, widthPx as number, heightPx as number), scale };
}

const scaleInto = ({ left, top, width, height }: Rectangle, from: Rectangle, scale: number): Rectangle => ({
  left: (left - from.left) * scale,
  top: (top - from.top) * scale,
  width: width * scale,
  height: height * scale,
});

const partsOf =
  (draw: Draw): DrawPart =>
  (from, widthPx, heightPx) =>
    draw('detail', from, widthPx, heightPx);

/** Whether what was found is a document, and all of it: lines of print, and of a surface, pass for its sides. */
function isCertain(card: Outline, image: GrayImage): boolean {
  const maps = mapEdges(image);
  if (!endsBeforeBorder(card, maps, NEAR_BORDER_SHARE * FRAME_WIDTH_PX)) return false;
  return standsOut(card, maps) || card.coverage >= CLEAR_COVERAGE;
}

/**
 * Creates a judge for the frames of one video. It remembers the previous frame, to tell what moved. A document that is
 * whole in the picture but beside the guide is captured too: those who do not see the guide need not find it.
 */
export function makeCardWatch(): (draw: Draw, watched: Watched) => Judgment {
  let memory: FrameMemory | undefined;
  let far: FarCard | undefined;
  let hasFar = false;
  let sinceWide = WIDE_EVERY_FRAMES;

  /** Judges by the whole picture. */
  const lookFar = (draw: Draw, { region, wide, shape }: Watched): Judgment => {
    sinceWide = 0;
    const { image, scale } = drawWide(draw, wide);
    const before = far;
    const { print, seen, found } = findFarCard(image, shape, before);
    far = seen;
    hasFar = found !== undefined;
    if (found) return judgeFarCard(found, { image, scale, wide }, region, before, partsOf(draw));
    return { advice: isDark(image) ? 'dark' : advisePrint(print, scaleInto(region, wide, scale)), region };
  };

  return (draw, watched) => {
    const { region, wide, shape } = watched;
    const seen = addSurroundings(region, wide);
    const scale = FRAME_WIDTH_PX / seen.width;
    const image = draw('frame', seen, FRAME_WIDTH_PX, Math.max(1, Math.round(seen.height * scale)));
    const kept = scaleInto(region, seen, scale);
    const toVideo = ({ x, y }: Point): Point => ({ x: seen.left + x / scale, y: seen.top + y / scale });
    const result = readFrame(image, kept, shape, memory, ({ corners, widthPx, heightPx }) => {
      const [width, height] = [widthPx / scale, heightPx / scale];
      const part = { width: width * DETAIL_SHARE, height: height * DETAIL_SHARE };
      return drawMiddle(partsOf(draw), toVideo(middleOf(corners)), part, width);
    });
    memory = result.memory;
    const { search } = result.reading;
    const advice = judgeFrame(result.reading);
    sinceWide += 1;
    if (search.kind === 'found') {
      const { card } = search;
      if (advice === 'ready') {
        const box = boundsOf(card.corners.map(toVideo));
        const whole = keepWithin(joinRectangles(region, grow(box, MARGIN_SHARE * region.width)), wide);
        if (Math.min(...Object.values(gapsIn(box, whole))) >= MARGIN_SHARE_MIN * region.width) {
          if (isCertain(card, image)) return { advice, region: whole };
        } else {
          const isLarge = boundsOf(card.corners).width > ROOMY_SHARE * kept.width;
          return { advice: isLarge ? 'further' : adviseMove(middleOf(card.corners), kept), region };
        }
      }
      const isNear = advice === 'glare' || advice === 'blurred' || advice === 'still';
      const isOften = !hasFar && sinceWide < WIDE_EVERY_FRAMES && advice !== 'ready';
      if (isNear || isOften) return { advice, region };
      const judgment = lookFar(draw, watched);
      if (hasFar) return judgment;
      return { advice: advice === 'ready' ? 'unsure' : advice, region };
    }
    const judgment = lookFar(draw, watched);
    return judgment.advice === 'center' && advice !== 'dark' ? { advice, region } : judgment;
  };
}
