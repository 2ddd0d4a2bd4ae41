/** Shades all but the outline of an ID-1 card (85.60 × 53.98 mm). */
export function CameraGuide() {
  return (
    <div aria-hidden="true" className="pointer-events-none absolute inset-0 overflow-hidden @container-size">
      <div className="flex size-full items-center justify-center">
        <div className="aspect-[856/540] w-[min(90cqw,126cqh)] rounded-2xl border-2 border-white/90 shadow-[0_0_0_100vmax_rgb(0_0_0/0.45)]" />
      </div>
    </div>
  );
}
