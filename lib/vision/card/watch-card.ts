import { countBrightness, findPercentile } from '../gray/brightness';
import type { GrayImage } from '../gray/gray-image';
import { adviseFromAfar, INSIDE_SHARE_MIN, shareInside } from './advise-from-afar';
import { addSurroundings, type Rectangle } from './capture-region';
import type { DocumentShape } from './document-shape';
import { findCardAnywhere } from './find-card-anywhere';
import { middleOf, type Outline, type Point } from './find-outline';
import { findPrint } from './find-print';
import { endsBeforeBorder, standsOut } from './find-whole-card';
import { type Advice, adviseMove, judgeFrame, REFERENCE_CARD_WIDTH_PX } from './judge-frame';
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
/** A document this far from the middle of what is kept is still whole there. Share of the width, and of the height. */
const FOLLOW_OFF_SHARE = 0.12;
/** A search of the whole picture costs as much as several frames, and words change every two seconds at most. */
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
/** The search of the whole picture and the one around the document agree to within this share of the kept width. */
const AGREE_SHARE = 0.05;

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
const LIGHT_FROM = 110;
const LIGHT_SHARE = 0.02;

const isDark = (image: GrayImage) => {
  const counts = countBrightness(image, { leftPx: 0, topPx: 0, rightPx: image.widthPx, bottomPx: image.heightPx });
  return findPercentile(counts, 1 - LIGHT_SHARE) < LIGHT_FROM;
};

/** What a frame says: what to do, and the part of the video that a capture should keep now. */
export type Judgment = { advice: Advice; region: Rectangle };

/** A rectangle around another middle, as far as the picture goes. */
function moveTo({ width, height }: Rectangle, middle: Point, within: Rectangle): Rectangle {
  const limit = (start: number, least: number, most: number) => Math.max(least, Math.min(most, Math.round(start)));
  return {
    left: limit(middle.x - width / 2, within.left, within.left + within.width - width),
    top: limit(middle.y - height / 2, within.top, within.top + within.height - height),
    width,
    height,
  };
}

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

const boundsOf = (corners: readonly Point[]) => {
  const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)];
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
};

/** What a capture keeps: the region, and as much around a card beyond it as the picture includes. */
function keepAround(corners: readonly Point[], region: Rectangle, picture: Rectangle): Rectangle {
  const card = boundsOf(corners);
  const margin = MARGIN_SHARE * region.width;
  const left = Math.floor(Math.max(picture.left, Math.min(region.left, card.left - margin)));
  const top = Math.floor(Math.max(picture.top, Math.min(region.top, card.top - margin)));
  const right = Math.min(picture.left + picture.width, Math.max(region.left + region.width, card.right + margin));
  const bottom = Math.min(picture.top + picture.height, Math.max(region.top + region.height, card.bottom + margin));
  return { left, top, width: Math.ceil(right - left), height: Math.ceil(bottom - top) };
}

/** Whether a card has some margin in what is kept. */
function leavesMargin(corners: readonly Point[], kept: Rectangle, marginPx: number): boolean {
  const { left, top, right, bottom } = boundsOf(corners);
  const gaps = [left - kept.left, top - kept.top, kept.left + kept.width - right, kept.top + kept.height - bottom];
  return Math.min(...gaps) >= marginPx;
}

/**
 * Creates a judge for the frames of one video. It remembers the previous frame, to tell what moved. A document that is
 * whole in the picture but beside the guide is followed: those who do not see the guide need not find it.
 */
export function makeCardWatch(): (draw: Draw, watched: Watched) => Judgment {
  let memory: FrameMemory | undefined;
  let followed: Rectangle | undefined;
  let sinceWide = 0;
  let wideAdvice: Advice | undefined;

  /** Whether what would be kept can be moved so that a document with this middle, in video pixels, is in its middle. */
  const follow = (middle: Point, region: Rectangle, wide: Rectangle): boolean => {
    const moved = moveTo(region, middle, wide);
    const offX = Math.abs(middle.x - moved.left - moved.width / 2) / moved.width;
    const offY = Math.abs(middle.y - moved.top - moved.height / 2) / moved.height;
    if (Math.max(offX, offY) > FOLLOW_OFF_SHARE) return false;
    followed = moved;
    memory = undefined;
    return true;
  };

  return (draw, { region: guided, wide, shape }) => {
    const region = followed ?? guided;
    const seen = addSurroundings(region, wide);
    const scale = FRAME_WIDTH_PX / seen.width;
    const image = draw('frame', seen, FRAME_WIDTH_PX, Math.max(1, Math.round(seen.height * scale)));
    const kept = scaleInto(region, seen, scale);
    const readDetail = (card: Outline) => {
      const [width, height] = [(card.widthPx / scale) * DETAIL_SHARE, (card.heightPx / scale) * DETAIL_SHARE];
      const { x, y } = middleOf(card.corners);
      const from = { left: seen.left + x / scale - width / 2, top: seen.top + y / scale - height / 2, width, height };
      const shrink = Math.min(1, (REFERENCE_CARD_WIDTH_PX * DETAIL_SHARE) / width);
      return draw('detail', from, Math.max(1, Math.round(width * shrink)), Math.max(1, Math.round(height * shrink)));
    };
    const toVideo = ({ x, y }: Point): Point => ({ x: seen.left + x / scale, y: seen.top + y / scale });
    const isSameFromAfar = (card: Outline): boolean => {
      const far = drawWide(draw, wide);
      const found = findCardAnywhere(far.image);
      const print = findPrint(far.image);
      // Lines of checked cloth make a card too, but there is no print on it.
      if (!found || !print || shareInside(print.cells, found.corners) < INSIDE_SHARE_MIN) return false;
      return card.corners.every((corner, index) => {
        const [{ x, y }, near] = [found.corners[index] as Point, toVideo(corner)];
        const off = Math.hypot(wide.left + x / far.scale - near.x, wide.top + y / far.scale - near.y);
        return off <= AGREE_SHARE * region.width;
      });
    };
    /** Whether what was found is a document, and all of it: lines of print, and of a surface, pass for its sides. */
    const isCertain = (card: Outline): boolean => {
      const maps = mapEdges(image);
      if (!endsBeforeBorder(card, maps, NEAR_BORDER_SHARE * FRAME_WIDTH_PX)) return false;
      const isClear = standsOut(card, maps);
      // Nobody aimed at a document beside the guide: it has to be the same in the whole picture.
      return followed ? isClear && isSameFromAfar(card) : isClear || card.coverage >= CLEAR_COVERAGE;
    };
    const result = readFrame(image, kept, shape, memory, readDetail);
    memory = result.memory;
    const { search } = result.reading;
    const advice = judgeFrame(result.reading);
    if (search.kind === 'found') {
      wideAdvice = undefined;
      const { card } = search;
      const middle = middleOf(card.corners);
      const isBeside = advice.startsWith('off-') || advice.startsWith('far-');
      if (isBeside && follow(toVideo(middle), region, wide)) return { advice: 'still', region };
      if (advice !== 'ready') return { advice, region };
      const corners = card.corners.map(toVideo);
      const whole = keepAround(corners, region, wide);
      if (!leavesMargin(corners, whole, MARGIN_SHARE_MIN * region.width)) {
        const { left, right } = boundsOf(card.corners);
        const isLarge = right - left > ROOMY_SHARE * kept.width;
        return { advice: isLarge ? 'further' : adviseMove(middle, kept), region };
      }
      if (isCertain(card)) return { advice, region: whole };
      if (followed) {
        followed = undefined;
        memory = undefined;
      }
      return { advice: 'unsure', region };
    }
    if (advice === 'dark' && isDark(image)) {
      wideAdvice = undefined;
      return { advice, region };
    }
    sinceWide += 1;
    if (wideAdvice === undefined || sinceWide >= WIDE_EVERY_FRAMES) {
      sinceWide = 0;
      followed = undefined;
      const { image: wideImage, scale: wideScale } = drawWide(draw, wide);
      const far = adviseFromAfar(wideImage, scaleInto(guided, wide, wideScale));
      const middle = far.middle && { x: wide.left + far.middle.x / wideScale, y: wide.top + far.middle.y / wideScale };
      wideAdvice = middle && follow(middle, guided, wide) ? 'still' : far.advice;
    }
    return { advice: wideAdvice === 'center' && advice !== 'dark' ? advice : wideAdvice, region };
  };
}
