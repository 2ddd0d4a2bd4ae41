import { Button } from '../ui/button';
import { useWords } from '../words/use-words';
import { Note } from './note';

type SwapNoteProps = { hasBack: boolean; isDisabled: boolean; onSwap: () => void };

/** For a barcode on the front: offers to swap the two photos. */
export function SwapNote({ hasBack, isDisabled, onSwap }: SwapNoteProps) {
  const { t } = useWords('id-reading');
  return (
    <Note look="warning">
      <p>{t('swap.text')}</p>
      <div>
        <Button disabled={isDisabled} onClick={onSwap}>
          {t(hasBack ? 'swap.swap' : 'swap.move')}
        </Button>
      </div>
    </Note>
  );
}
