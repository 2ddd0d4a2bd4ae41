import { useEffect, useId, useRef } from 'react';
import type { PdfPages } from '@/lib/browser/prepare/pdf-picture';
import type { DocumentSide } from '@/lib/shared/contract/request';
import { Button } from '../../ui/button';
import { useWords } from '../../words/use-words';
import { PdfPageButton } from './pdf-page-button';

export type PdfDialogProps = {
  side: DocumentSide;
  pdf: PdfPages;
  /** @param number page number, from 1 */
  onPick(number: number): void;
  /** Closed without choosing a page. */
  onCancel(): void;
};

/** The first pages of a PDF that are not empty: the person picks the right one. */
export function PdfDialog({ side, pdf: { pages, shownUpTo, pageCount }, onPick, onCancel }: PdfDialogProps) {
  const { t } = useWords('pdf');
  const titleId = useId();
  const dialogRef = useRef<HTMLDialogElement>(null);

  useEffect(() => {
    const dialog = dialogRef.current;
    dialog?.showModal();
    // The list scrolls, and browsers would focus it.
    dialog?.querySelector<HTMLButtonElement>('li button')?.focus();
    return () => dialog?.close();
  }, []);

  return (
    <dialog
      ref={dialogRef}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onCancel();
      }}
      className="m-auto max-h-[calc(100dvh-2rem)] w-[calc(100vw-2rem)] max-w-3xl flex-col gap-4 overscroll-contain rounded-xl border border-line bg-surface p-5 text-ink backdrop:bg-black/60 open:flex"
    >
      <div className="flex flex-col gap-1">
        <h2 id={titleId} className="text-xl font-bold">
          {t(`title-${side}`)}
        </h2>
        <p className="text-ink-muted">{t('privacy')}</p>
      </div>
      <ul className="grid min-h-0 auto-rows-[14rem] grid-cols-2 gap-3 overflow-y-auto p-2 sm:auto-rows-[17rem] sm:grid-cols-4">
        {pages.map(({ thumbnail, number }) => (
          <li key={number}>
            <PdfPageButton thumbnail={thumbnail} number={number} onPick={() => onPick(number)} />
          </li>
        ))}
      </ul>
      {pages.length < shownUpTo ? <p>{t('emptyPages')}</p> : null}
      {shownUpTo < pageCount ? <p>{t('more', { shown: shownUpTo, all: pageCount })}</p> : null}
      <Button className="self-start" onClick={onCancel}>
        {t('cancel')}
      </Button>
    </dialog>
  );
}
