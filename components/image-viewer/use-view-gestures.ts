import { type PointerEvent as ReactPointerEvent, type RefObject, useEffect, useRef } from 'react';
import type { ViewChange } from './use-image-view';
import { type Point, pan, pinch, toggleZoom, type View, zoomAt } from './view-transform';

/** Natural logarithm of the zoom per pixel of wheel movement: one mouse notch, 100 pixels, zooms by a fifth. */
const WHEEL_RATE = 0.002;
/** Pinching on a trackpad arrives as small wheel movements with Ctrl. */
const TRACKPAD_PINCH_RATE = 0.01;
const LINE_PX = 16;
/** Two taps this close in space and time count as a double tap, as on phones. */
const DOUBLE_TAP_MAX_MS = 300;
const DOUBLE_TAP_MAX_PX = 30;
/** A finger that moves less than this counts as a tap. */
const TAP_MAX_PX = 8;

type Place = Point & { id: number };
type Tap = Point & { timeMs: number };

function placeIn(frame: HTMLElement, event: { clientX: number; clientY: number }): Point {
  const box = frame.getBoundingClientRect();
  return { xPx: event.clientX - box.left - box.width / 2, yPx: event.clientY - box.top - box.height / 2 };
}

const isNear = (a: Point, b: Point, limitPx: number) => Math.hypot(a.xPx - b.xPx, a.yPx - b.yPx) <= limitPx;

function useWheel(frameRef: RefObject<HTMLElement | null>, view: View, change: (next: ViewChange) => void) {
  const isWhole = view.zoom <= 1;
  useEffect(() => {
    const frame = frameRef.current;
    const onWheel = (event: WheelEvent) => {
      if (!frame) return;
      const deltaPx = event.deltaY * (event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE_PX : 1);
      // Already fully zoomed out, so the page keeps scrolling.
      if (deltaPx > 0 && isWhole && !event.ctrlKey) return;
      event.preventDefault();
      const rate = event.ctrlKey ? TRACKPAD_PINCH_RATE : WHEEL_RATE;
      const at = placeIn(frame, event);
      change((current, sizes) => zoomAt(current, Math.exp(-deltaPx * rate), at, sizes));
    };
    // React's own wheel listeners are passive and could not stop the page from scrolling.
    frame?.addEventListener('wheel', onWheel, { passive: false });
    return () => frame?.removeEventListener('wheel', onWheel);
  }, [frameRef, isWhole, change]);
}

/** Wheel, drag, pinch and double tap. @returns the listeners for the frame, whose `touch-action` must be none */
export function useViewGestures(
  frameRef: RefObject<HTMLElement | null>,
  view: View,
  change: (next: ViewChange) => void,
) {
  const places = useRef<Place[]>([]);
  const pressed = useRef<Point>(undefined);
  const lastTap = useRef<Tap>(undefined);
  useWheel(frameRef, view, change);

  const onPointerDown = (event: ReactPointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    const place = placeIn(event.currentTarget, event);
    pressed.current = places.current.length === 0 ? place : undefined;
    places.current = [...places.current.filter(({ id }) => id !== event.pointerId), { ...place, id: event.pointerId }];
    event.currentTarget.setPointerCapture(event.pointerId);
  };

  const onPointerMove = (event: ReactPointerEvent<HTMLElement>) => {
    const before = places.current;
    const known = before.find(({ id }) => id === event.pointerId);
    if (!known) return;
    const now = { ...placeIn(event.currentTarget, event), id: event.pointerId };
    const after = before.map((place) => (place.id === now.id ? now : place));
    places.current = after;
    const [a, b] = before;
    const [c, d] = after;
    if (a && b && c && d) change((current, sizes) => pinch(current, [a, b], [c, d], sizes));
    else change((current, sizes) => pan(current, { xPx: now.xPx - known.xPx, yPx: now.yPx - known.yPx }, sizes));
  };

  const release = (event: ReactPointerEvent<HTMLElement>) => {
    places.current = places.current.filter(({ id }) => id !== event.pointerId);
  };

  const onPointerUp = (event: ReactPointerEvent<HTMLElement>) => {
    release(event);
    const place = placeIn(event.currentTarget, event);
    if (!pressed.current || !isNear(pressed.current, place, TAP_MAX_PX)) return;
    const tap = { ...place, timeMs: event.timeStamp };
    const last = lastTap.current;
    const isDouble = last && tap.timeMs - last.timeMs <= DOUBLE_TAP_MAX_MS && isNear(last, tap, DOUBLE_TAP_MAX_PX);
    lastTap.current = isDouble ? undefined : tap;
    if (isDouble) change((current, sizes) => toggleZoom(current, place, sizes));
  };

  return { onPointerDown, onPointerMove, onPointerUp, onPointerCancel: release };
}
