'use client';

import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import { numberFormat } from '@/lib/shared/words/formats';
import { useWords } from '../words/use-words';
import { useImageView } from './use-image-view';
import { useViewGestures } from './use-view-gestures';
import { changeForKey } from './view-keys';
import { ViewerToolbar } from './viewer-toolbar';

type ImageViewerProps = {
  /** An address on this origin, or an object URL from this page; undefined until it is available. */
  src: string | undefined;
  alt: string;
  /** The height and width of the whole viewer; it fills its parent by default. */
  className?: string;
  /** Called with the image's rotation, in clockwise quarter turns from how it is stored, 0 to 3. */
  onTurned?(quarterTurns: number): void;
  /** More buttons below the image. */
  children?: ReactNode;
};

/**
 * Shows an image for close inspection: zoom with buttons, wheel, pinch, double tap and + −; rotate with Rotate and R;
 * move with drag and arrow keys; 0 shows the whole image again. A new `src` starts over with the whole image.
 */
export function ImageViewer(props: ImageViewerProps) {
  return <Viewer key={props.src} {...props} />;
}

function Viewer({ src, alt, className = 'size-full', onTurned, children }: ImageViewerProps) {
  const { t, language } = useWords('image-viewer');
  const keysId = useId();
  const frameRef = useRef<HTMLDivElement>(null);
  const imageRef = useRef<HTMLImageElement>(null);
  const [hasFailed, setHasFailed] = useState(false);
  const { view, isShown, change, measure } = useImageView(frameRef, imageRef, onTurned);
  const gestures = useViewGestures(frameRef, view, change);
  const percent = numberFormat(language, { style: 'percent' }).format(view.zoom);

  const onKeyDown = (event: KeyboardEvent) => {
    const keyChange = event.ctrlKey || event.metaKey || event.altKey ? undefined : changeForKey(event.key);
    if (!keyChange) return;
    event.preventDefault();
    change(keyChange);
  };

  return (
    // biome-ignore lint/a11y/noNoninteractiveElementInteractions: the same
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys serve the frame and its buttons, each focusable
    <div className={`flex min-h-0 flex-col gap-3 ${className}`} onKeyDown={onKeyDown}>
      <section
        ref={frameRef}
        aria-label={t('label')}
        aria-describedby={keysId}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys move the image while it has focus
        tabIndex={0}
        className="relative min-h-0 grow cursor-grab touch-none select-none overflow-hidden rounded-lg bg-surface-muted outline-offset-[-3px]! active:cursor-grabbing"
        {...gestures}
      >
        {src && !hasFailed ? (
          // biome-ignore lint/a11y/noNoninteractiveElementInteractions: it only reports that it has loaded
          // biome-ignore lint/performance/noImgElement: next/image would make copies of a document
          <img
            ref={imageRef}
            src={src}
            alt={alt}
            draggable={false}
            onLoad={measure}
            onError={() => setHasFailed(true)}
            className={`pointer-events-none absolute top-1/2 left-1/2 max-w-none ${isShown ? '' : 'invisible'}`}
          />
        ) : null}
        {hasFailed ? <p className="p-6 text-center font-semibold text-danger">{t('failed')}</p> : null}
      </section>
      <p id={keysId} className="sr-only">
        {t('keys')}
      </p>
      <ViewerToolbar change={change} view={view} isDisabled={!isShown}>
        {children}
      </ViewerToolbar>
      <p role="status" className="sr-only">
        {isShown ? t('state', { percent, degrees: view.quarterTurns * 90 }) : ''}
      </p>
    </div>
  );
}
