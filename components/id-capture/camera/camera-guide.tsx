import type { Ref } from 'react';
import type { DocumentShape } from '@/lib/vision/card/document-shape';

/** Millimeters per ISO/IEC 7810; as wide as possible while keeping the capture's 8 % margin on the screen. */
const OUTLINES: Record<DocumentShape, string> = {
  card: 'aspect-[8560/5398] w-[min(86cqw,130cqh)] rounded-2xl',
  passport: 'aspect-[125/88] w-[min(86cqw,116cqh)] rounded-lg',
};

type CameraGuideProps = { ref: Ref<HTMLDivElement>; shape: DocumentShape; isReady: boolean };

/** Shades everything outside the document's outline, which is green while the picture is good. */
export function CameraGuide({ ref, shape, isReady }: CameraGuideProps) {
  const color = isReady ? 'outline-8 outline-green-400' : 'outline-4 outline-neutral-300';
  return (
    <div aria-hidden="true" className="pointer-events-none absolute inset-0 overflow-hidden @container-size">
      <div className="flex size-full items-center justify-center">
        <div
          ref={ref}
          data-ready={isReady}
          className={`${OUTLINES[shape]} ${color} shadow-[0_0_0_100vmax_rgb(0_0_0/0.45)] motion-safe:transition-[outline-color,outline-width]`}
        />
      </div>
    </div>
  );
}
