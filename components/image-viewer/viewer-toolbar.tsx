import type { ReactNode } from 'react';
import { Button } from '../ui/button';
import { useWords } from '../words/use-words';
import type { ViewChange } from './use-image-view';
import { reset, zoomIn, zoomOut } from './view-keys';
import { turn, type View, ZOOM_MAX } from './view-transform';

const BUTTON_CLASS = 'px-3! whitespace-nowrap aria-disabled:opacity-60';

type ViewerToolbarProps = {
  view: View;
  change(next: ViewChange): void;
  /** True while there is no image. */
  isDisabled: boolean;
  children: ReactNode;
};

/** The buttons below an image. At a limit they stay focusable, so that keyboard users do not lose their place. */
export function ViewerToolbar({ view, change, isDisabled, children }: ViewerToolbarProps) {
  const { t } = useWords('image-viewer');
  const isWhole = view.zoom <= 1;
  const buttons = [
    { name: 'zoomIn', next: zoomIn, isAtEnd: view.zoom >= ZOOM_MAX },
    { name: 'zoomOut', next: zoomOut, isAtEnd: isWhole },
    { name: 'rotate', next: turn, isAtEnd: false },
    { name: 'reset', next: reset, isAtEnd: isWhole && view.quarterTurns === 0 },
  ] as const;
  return (
    <div className="flex flex-wrap justify-center gap-2">
      {buttons.map(({ name, next, isAtEnd }) => (
        <Button
          key={name}
          className={BUTTON_CLASS}
          disabled={isDisabled}
          aria-disabled={isAtEnd || undefined}
          onClick={() => change(next)}
        >
          {t(name)}
        </Button>
      ))}
      {children}
    </div>
  );
}
