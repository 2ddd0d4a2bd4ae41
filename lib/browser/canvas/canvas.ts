/** A canvas of a worker, or of the page where workers have none. */
export type Canvas = OffscreenCanvas | HTMLCanvasElement;

export type CanvasContext = OffscreenCanvasRenderingContext2D | CanvasRenderingContext2D;

/** Makes a white canvas in the worker or on the page. @throws when the browser gives no drawing context */
export function makeWhiteCanvas(widthPx: number, heightPx: number): { canvas: Canvas; context: CanvasContext } {
  const canvas =
    typeof OffscreenCanvas === 'function' ? new OffscreenCanvas(widthPx, heightPx) : document.createElement('canvas');
  canvas.width = widthPx;
  canvas.height = heightPx;
  // Read back right away: without this, browsers would send the picture to the graphics card first.
  const context = canvas.getContext('2d', { willReadFrequently: true }) as CanvasContext | null;
  if (!context) throw new Error('No 2D drawing context');
  context.fillStyle = 'white';
  context.fillRect(0, 0, widthPx, heightPx);
  return { canvas, context };
}

/** Gives a canvas's memory back at once: browsers on phones keep it for long otherwise. */
export function releaseCanvas(canvas: Canvas): void {
  canvas.width = 0;
  canvas.height = 0;
}
