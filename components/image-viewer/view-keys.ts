import type { ViewChange } from './use-image-view';
import { pan, turn, WHOLE_IMAGE, ZOOM_STEP, zoomAt } from './view-transform';

const CENTRE = { xPx: 0, yPx: 0 };
/** How far an arrow key moves the view, as a fraction of the frame. */
const PAN_SHARE = 0.2;

export const zoomIn: ViewChange = (view, sizes) => zoomAt(view, ZOOM_STEP, CENTRE, sizes);
export const zoomOut: ViewChange = (view, sizes) => zoomAt(view, 1 / ZOOM_STEP, CENTRE, sizes);

/** The whole image as it is stored. */
export const reset: ViewChange = () => WHOLE_IMAGE;

/** The frame moves in the direction of the arrow, so the image moves the other way. */
const move =
  (right: number, down: number): ViewChange =>
  (view, sizes) =>
    pan(view, { xPx: -right * PAN_SHARE * sizes.frameWidthPx, yPx: -down * PAN_SHARE * sizes.frameHeightPx }, sizes);

const CHANGES: Record<string, ViewChange> = {
  '+': zoomIn,
  '=': zoomIn,
  '-': zoomOut,
  '−': zoomOut,
  _: zoomOut,
  r: turn,
  R: turn,
  '0': reset,
  ArrowLeft: move(-1, 0),
  ArrowRight: move(1, 0),
  ArrowUp: move(0, -1),
  ArrowDown: move(0, 1),
};

/** What a key does to the view. @param key as in KeyboardEvent.key */
export const changeForKey = (key: string): ViewChange | undefined => CHANGES[key];
