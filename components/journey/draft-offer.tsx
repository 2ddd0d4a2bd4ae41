'use client';

import { useEffect, useState } from 'react';
import { type Draft, openDeviceDraft, openDraft } from '@/lib/browser/draft/draft';
import { loadPart } from '@/lib/browser/load-part';
import { findStep, type Step } from '@/lib/shared/journey/steps';
import type { ParcelActions } from '@/lib/shared/parcels/parcel';
import { Button } from '../ui/button';
import { useWords } from '../words/use-words';
import { KeptOffer } from './kept-offer';

type DraftOfferProps = {
  firstStep: string;
  draftName: string | undefined;
  startLabel: string;
  /** Removes a photo that the draft's form sent ahead. */
  removeParcel: ParcelActions['remove'];
};

const BIG = 'min-h-14 w-full text-lg';

/** The step that a draft was left at; undefined if there is no draft. */
async function findDraftStep(draft: Draft): Promise<Step | undefined> {
  const kept = await draft.find('step');
  return typeof kept === 'string' ? findStep(`/${kept}`) : undefined;
}

/** The start button or, if this tab or this device has a draft, the options to continue it or start over. */
export function DraftOffer({ firstStep, draftName, startLabel, removeParcel }: DraftOfferProps) {
  const { t } = useWords('journey');
  const [draft] = useState(() => openDraft(draftName));
  const [device] = useState(() => openDeviceDraft(draftName));
  const [draftStep, setDraftStep] = useState<Step>();
  /** Epoch milliseconds. */
  const [keptUntil, setKeptUntil] = useState<number>();

  useEffect(() => {
    let isCurrent = true;
    const find = async () => {
      const step = await findDraftStep(draft);
      const until = step ? undefined : await device.findUntil();
      if (!isCurrent) return;
      setDraftStep(step);
      setKeptUntil(until);
    };
    void find();
    return () => {
      isCurrent = false;
    };
  }, [draft, device]);

  const toPath = (step: Step) => `${firstStep.slice(0, firstStep.lastIndexOf('/'))}/${step}`;
  const startOver = async () => {
    try {
      if (keptUntil !== undefined) await device.takeOver();
      const { removeKeptParcels } = await loadPart(() => import('@/lib/browser/parcels/remove-kept-parcels'));
      await removeKeptParcels(draft, { remove: removeParcel });
    } catch {
      // The photos expire.
    }
    await draft.clear();
    await device.remove();
    setDraftStep(undefined);
    setKeptUntil(undefined);
  };

  if (keptUntil !== undefined) {
    const goOn = async (form: HTMLFormElement | null) => {
      await device.takeOver();
      if (!form) return;
      form.action = toPath((await findDraftStep(draft)) ?? 'which-id');
      form.submit();
    };
    return <KeptOffer until={keptUntil} onGoOn={goOn} onStartOver={startOver} />;
  }
  if (!draftStep) {
    return (
      <Button type="submit" variant="primary" className={BIG}>
        {startLabel}
      </Button>
    );
  }
  return (
    <>
      <p role="status" className="px-1 font-semibold text-accent">
        {t('start.draft')}
      </p>
      <Button type="submit" variant="primary" className={BIG} formAction={toPath(draftStep)}>
        {t('start.continueDraft')}
      </Button>
      <Button className="w-full" onClick={() => void startOver()}>
        {t('start.startOver')}
      </Button>
    </>
  );
}
