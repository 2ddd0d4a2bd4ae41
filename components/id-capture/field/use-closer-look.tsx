import { type ComponentType, type ReactNode, useState } from 'react';
import { loadPart } from '@/lib/browser/load-part';
import type { PreparedImage } from '@/lib/shared/images/prepared-image';
import type { CloserLookDialogProps } from '../closer-look/closer-look-dialog';
import type { FieldProblem } from './id-image-state';

type Options = Omit<CloserLookDialogProps, 'image' | 'onClose'> & {
  image: PreparedImage | undefined;
  fail(problem: FieldProblem): void;
};

/** Opens the closer look, loading its code on demand. Render `dialog` where the hook is used. */
export function useCloserLook({ image, fail, ...props }: Options) {
  const [Dialog, setDialog] = useState<ComponentType<CloserLookDialogProps>>();
  const [isOpen, setIsOpen] = useState(false);

  const open = async () => {
    try {
      const { CloserLookDialog } = await loadPart(() => import('../closer-look/closer-look-dialog'));
      setDialog(() => CloserLookDialog);
      setIsOpen(true);
    } catch {
      fail({ kind: 'not-loaded' });
    }
  };

  // The browser itself returns focus to the button that opened it.
  const dialog: ReactNode =
    Dialog && isOpen && image ? <Dialog {...props} image={image} onClose={() => setIsOpen(false)} /> : null;
  return { open, dialog };
}
