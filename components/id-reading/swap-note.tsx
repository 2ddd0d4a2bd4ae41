import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button';
import { Note } from './note';

type SwapNoteProps = { hasBack: boolean; isDisabled: boolean; onSwap: () => void };

/** A barcode on the front: offers to swap the two photos. */
export function SwapNote({ hasBack, isDisabled, onSwap }: SwapNoteProps) {
  const { t } = useTranslation('id-reading');
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
