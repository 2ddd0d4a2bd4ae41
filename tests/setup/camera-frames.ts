import sharp, { type Sharp } from 'sharp';
import { type GreyImage, toGreyImage } from '@/lib/shared/card-detection/grey-image';
import { CARD_HEIGHT_PX, CARD_WIDTH_PX, FRONT_SVG } from '../fixtures/card-drawing';

export type FrameOptions = {
  /** Of the frame's width that the card takes. */
  fillPercent?: number;
  /** Clockwise. */
  tiltDegrees?: number;
  /** Of the frame's width that the card lies off its middle. */
  shiftXShare?: number;
  shiftYShare?: number;
  /** Of the table; by default a brown one. */
  background?: string;
  /** σ of a lens out of focus, in pixels of the frame. */
  blurPx?: number;
  /** 1 leaves the light as it is. */
  brightness?: number;
  /** A lamp's reflection: radius as a share of the card's width. */
  glareShare?: number;
  svg?: string;
};

const UNCOMPRESSED = { compressionLevel: 0 };

const glareSvg = (widthPx: number, heightPx: number, radiusPx: number) => `
<svg xmlns="http://www.w3.org/2000/svg" width="${widthPx}" height="${heightPx}">
  <defs><radialGradient id="lamp"><stop offset="0.6" stop-color="#fff"/><stop offset="1" stop-color="#fff" stop-opacity="0"/></radialGradient></defs>
  <circle cx="${widthPx * 0.55}" cy="${heightPx * 0.5}" r="${radiusPx}" fill="url(#lamp)"/>
</svg>`;

/** Draws what a camera would see: a card before a table, by default well placed, lit and sharp. */
export async function drawFrame(widthPx: number, heightPx: number, options: FrameOptions = {}): Promise<Sharp> {
  const { fillPercent = 86, tiltDegrees = 0, shiftXShare = 0, shiftYShare = 0, background = '#8a7763' } = options;
  const { blurPx = 0, brightness = 1, glareShare = 0, svg = FRONT_SVG } = options;
  const cardWidthPx = Math.round((widthPx * fillPercent) / 100);
  const cardHeightPx = Math.round((cardWidthPx * CARD_HEIGHT_PX) / CARD_WIDTH_PX);
  const card = await sharp(Buffer.from(svg))
    .resize(cardWidthPx, cardHeightPx)
    .rotate(tiltDegrees, { background: '#0000' })
    .png(UNCOMPRESSED)
    .toBuffer({ resolveWithObject: true });
  // On a larger table, so that a card that reaches out of the frame can be laid down.
  const wide = { width: widthPx * 2, height: heightPx * 2 };
  const table = sharp({ create: { ...wide, channels: 3, background } }).composite([
    {
      input: card.data,
      left: Math.round(wide.width / 2 - card.info.width / 2 + shiftXShare * widthPx),
      top: Math.round(wide.height / 2 - card.info.height / 2 + shiftYShare * widthPx),
    },
  ]);
  const frame = { left: widthPx >> 1, top: heightPx >> 1, width: widthPx, height: heightPx };
  const seen = sharp(await table.png(UNCOMPRESSED).toBuffer()).extract(frame);
  const lit = sharp(
    await seen
      .composite(glareShare ? [{ input: Buffer.from(glareSvg(widthPx, heightPx, cardWidthPx * glareShare)) }] : [])
      .png(UNCOMPRESSED)
      .toBuffer(),
  ).linear(brightness, 0);
  return blurPx ? lit.blur(blurPx) : lit;
}

/** A drawing as the grey image that detection reads. */
export async function toGrey(drawing: Sharp): Promise<GreyImage> {
  const { data, info } = await drawing.ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return toGreyImage(data, info.width, info.height);
}
