import { type ComponentType, type ReactNode, useState } from 'react';
import { loadPart } from '@/lib/browser/load-part';
import type { PreparedImage } from '@/lib/shared/images/prepared-image';
import type { PhotoPart } from '@/lib/vision/subject/photo-judgment';
import type { CutOutDialogProps } from '../cut-out/cut-out-dialog';
import type { FieldProblem } from './id-image-state';

type Options = Pick<CutOutDialogProps, 'onChange'> & {
  image: PreparedImage | undefined;
  part: PhotoPart | undefined;
  fail(problem: FieldProblem): void;
};

/** Crops the document out of the photo and opens a dialog with both, loading the code on demand. */
export function useCutOut({ image, part, onChange, fail }: Options) {
  const [Dialog, setDialog] = useState<ComponentType<CutOutDialogProps>>();
  const [cut, setCut] = useState<PreparedImage>();

  const open = async () => {
    if (!image || !part) return;
    try {
      const [{ CutOutDialog }, { cutImage }] = await Promise.all([
        loadPart(() => import('../cut-out/cut-out-dialog')),
        loadPart(() => import('@/lib/browser/prepare/cut-image')),
      ]);
      setDialog(() => CutOutDialog);
      const cutOut = await cutImage(image, part, new AbortController().signal);
      if (cutOut) setCut(cutOut);
      else fail({ kind: 'failed' });
    } catch {
      fail({ kind: 'not-loaded' });
    }
  };

  const dialog: ReactNode =
    Dialog && image && cut ? (
      <Dialog image={image} cut={cut} onChange={onChange} onClose={() => setCut(undefined)} />
    ) : null;
  return { open: () => void open(), dialog };
}
