'use client';

import { useEffect, useState } from 'react';
import { openDraft } from '@/lib/browser/draft/draft';
import { findStep } from '@/lib/shared/journey/steps';
import type { ParcelActions } from '@/lib/shared/parcels/parcel';
import { Button } from '../ui/button';
import { useWords } from '../words/use-words';

type DraftOfferProps = {
  firstStep: string;
  draftName: string | undefined;
  startLabel: string;
  /** Removes a photo that the draft's form sent ahead. */
  removeParcel: ParcelActions['remove'];
};

/** The start button or, if this tab has a draft, the options to continue it or start over. */
export function DraftOffer({ firstStep, draftName, startLabel, removeParcel }: DraftOfferProps) {
  const { t } = useWords('journey');
  const [draft] = useState(() => openDraft(draftName));
  const [draftStep, setDraftStep] = useState<string>();

  useEffect(() => {
    let isCurrent = true;
    void draft.find('step').then((kept) => {
      const step = typeof kept === 'string' ? findStep(`/${kept}`) : undefined;
      if (isCurrent && step) setDraftStep(step);
    });
    return () => {
      isCurrent = false;
    };
  }, [draft]);

  const startOver = async () => {
    try {
      const { removeKeptParcels } = await import('@/lib/browser/parcels/remove-kept-parcels');
      await removeKeptParcels(draft, { remove: removeParcel });
    } catch {
      // The photos expire.
    }
    await draft.clear();
    setDraftStep(undefined);
  };

  const big = 'min-h-14 w-full text-lg';
  if (!draftStep) {
    return (
      <Button type="submit" variant="primary" className={big}>
        {startLabel}
      </Button>
    );
  }
  const continuePath = `${firstStep.slice(0, firstStep.lastIndexOf('/'))}/${draftStep}`;
  return (
    <>
      <p role="status" className="px-1 font-semibold text-accent">
        {t('start.draft')}
      </p>
      <Button type="submit" variant="primary" className={big} formAction={continuePath}>
        {t('start.continueDraft')}
      </Button>
      <Button className="w-full" onClick={() => void startOver()}>
        {t('start.startOver')}
      </Button>
    </>
  );
}
