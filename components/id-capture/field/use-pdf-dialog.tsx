import { type ComponentType, type ReactNode, useCallback, useState } from 'react';
import { loadPart } from '@/lib/browser/load-part';
import type { PdfPages } from '@/lib/browser/prepare/pdf-picture';
import type { DocumentSide } from '@/lib/shared/contract/request';
import type { PdfDialogProps } from '../pdf/pdf-dialog';

type Question = { pdf: PdfPages; Dialog: ComponentType<PdfDialogProps>; answer(number: number): void };

type Options = {
  side: DocumentSide;
  /** The person does not want any of the pages; aborts the signal passed to `pickPage`. */
  onCancel(): void;
};

/** Asks which page of a PDF to use. The code loads on demand; render `dialog` where the hook is used. */
export function usePdfDialog({ side, onCancel }: Options) {
  const [question, setQuestion] = useState<Question>();

  /** @returns the page number, from 1 @throws the signal's reason when it is aborted */
  const pickPage = useCallback(async (pdf: PdfPages, signal: AbortSignal): Promise<number> => {
    const { PdfDialog } = await loadPart(() => import('../pdf/pdf-dialog'));
    signal.throwIfAborted();
    try {
      return await new Promise((answer, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
        setQuestion({ pdf, Dialog: PdfDialog, answer });
      });
    } finally {
      setQuestion(undefined);
    }
  }, []);

  const dialog: ReactNode = question ? (
    <question.Dialog side={side} pdf={question.pdf} onPick={question.answer} onCancel={onCancel} />
  ) : null;
  return { pickPage, dialog };
}
