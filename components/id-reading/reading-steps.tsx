import type { Dispatch } from 'react';
import { Button } from '../ui/button';
import { useWords } from '../words/use-words';
import { DifferenceChoice } from './difference-choice';
import { FillOffer } from './fill-offer';
import { FilledNote } from './filled-note';
import type { FoundReading } from './found-reading';
import { Note } from './note';
import { useFilling } from './use-filling';

type ReadingStepsProps = {
  found: FoundReading;
  isDisabled: boolean;
  onUpdate: Dispatch<Partial<FoundReading>>;
};

/** The offer to fill in the form, the questions where typed and read values differ, and what came of it. */
export function ReadingSteps({ found, isDisabled, onUpdate }: ReadingStepsProps) {
  const { reading, step, filled, kept, isRestored = false } = found;
  const { t } = useWords('id-reading');
  const { compare, fill } = useFilling(reading);

  const fillEmpty = () => {
    const { empty, different } = compare();
    fill(empty);
    onUpdate({ step: different.length > 0 ? 'choosing' : 'done', filled: empty, kept: different });
  };

  const settle = (useRead: readonly (typeof kept)[number][]) => {
    fill(useRead);
    onUpdate({
      step: 'done',
      filled: [...filled, ...useRead],
      kept: kept.filter((field) => !useRead.includes(field)),
    });
  };

  const decline = () => onUpdate({ step: 'declined', kept: compare().different });

  if (step === 'offered') {
    return <FillOffer reading={reading} isDisabled={isDisabled} onFill={fillEmpty} onDecline={decline} />;
  }
  if (step === 'choosing') {
    return <DifferenceChoice reading={reading} fields={kept} isDisabled={isDisabled} onChoose={settle} />;
  }
  if (step === 'done') return <FilledNote filled={filled} kept={kept} takesFocus={!isRestored} />;
  return (
    <Note look="offer" takesFocus={!isRestored}>
      <p>{t('declined')}</p>
      <div>
        <Button disabled={isDisabled} onClick={fillEmpty}>
          {t('offer.button')}
        </Button>
      </div>
    </Note>
  );
}
