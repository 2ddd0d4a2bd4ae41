/** A canvas in a worker, or on the page if workers have none. */
export type Canvas = OffscreenCanvas | HTMLCanvasElement;

export type CanvasContext = OffscreenCanvasRenderingContext2D | CanvasRenderingContext2D;

/** Creates a white canvas in the worker or on the page. @throws if the browser provides no drawing context */
export function makeWhiteCanvas(widthPx: number, heightPx: number): { canvas: Canvas; context: CanvasContext } {
  const canvas =
    typeof OffscreenCanvas === 'function' ? new OffscreenCanvas(widthPx, heightPx) : document.createElement('canvas');
  canvas.width = widthPx;
  canvas.height = heightPx;
  // It is read back right away: without this, browsers would send the picture to the graphics card first.
  const context = canvas.getContext('2d', { willReadFrequently: true }) as CanvasContext | null;
  if (!context) throw new Error('No 2D drawing context');
  context.fillStyle = 'white';
  context.fillRect(0, 0, widthPx, heightPx);
  return { canvas, context };
}

/** Releases a canvas's memory right away: browsers on phones otherwise hold on to it for a long time. */
export function releaseCanvas(canvas: Canvas): void {
  canvas.width = 0;
  canvas.height = 0;
}
