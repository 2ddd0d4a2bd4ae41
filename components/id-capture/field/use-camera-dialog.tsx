import { type ComponentType, type ReactNode, useRef, useState } from 'react';
import { loadPart } from '@/lib/browser/load-part';
import type { DocumentSide } from '@/lib/shared/contract/request';
import type { CameraDialogProps } from '../camera/camera-dialog';
import type { FieldProblem } from './id-image-state';

type Options = {
  side: DocumentSide;
  onPhoto(photo: Blob): void;
  onChooseFile(): void;
  fail(problem: FieldProblem): void;
};

/** Opens the camera dialog, loading its code on demand. Render `dialog` where the hook is used. */
export function useCameraDialog({ side, onPhoto, onChooseFile, fail }: Options) {
  const [Dialog, setDialog] = useState<ComponentType<CameraDialogProps>>();
  const [isOpen, setIsOpen] = useState(false);
  const opener = useRef<Element>(null);

  const open = async () => {
    opener.current = document.activeElement;
    try {
      const { CameraDialog } = await loadPart(() => import('../camera/camera-dialog'));
      setDialog(() => CameraDialog);
      setIsOpen(true);
    } catch {
      fail({ kind: 'camera-not-loaded' });
    }
  };

  const close = () => {
    setIsOpen(false);
    if (document.activeElement === document.body && opener.current instanceof HTMLElement) opener.current.focus();
  };

  const dialog: ReactNode =
    Dialog && isOpen ? <Dialog side={side} onPhoto={onPhoto} onChooseFile={onChooseFile} onClose={close} /> : null;
  return { open, dialog };
}
