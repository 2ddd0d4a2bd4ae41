import { BlobImage } from '../../ui/blob-image';
import { useWords } from '../../words/use-words';

type PdfPageButtonProps = { thumbnail: Blob; number: number; onPick(): void };

/** One page of a PDF, for the person to pick. */
export function PdfPageButton({ thumbnail, number, onPick }: PdfPageButtonProps) {
  const { t } = useWords('pdf');
  return (
    <button
      type="button"
      onClick={onPick}
      className="flex size-full flex-col items-center gap-2 rounded-lg border-2 border-line-strong bg-surface-muted p-2 font-semibold hover:border-accent hover:text-accent"
    >
      <BlobImage blob={thumbnail} alt="" className="min-h-0 w-full flex-1 object-contain" />
      <span>{t('page', { number })}</span>
    </button>
  );
}
