'use client';

import { useCallback, useState } from 'react';
import type { FindKnownCustomer, KnownCustomerAnswer } from '@/lib/shared/customer/known-customer';
import type { ParcelActions } from '@/lib/shared/parcels/parcel';
import type { CustomerSubmission, SubmissionOutcome } from '@/lib/shared/submission/submission';
import { CustomerForm } from '../../customer/customer-form';
import { FormAudienceProvider } from '../../form/form-audience';
import { Notice } from '../../ui/notice';
import { useWords } from '../../words/use-words';
import { DraftNotice } from './draft-notice';
import { EntryResult } from './entry-result';
import { KnownCustomer } from './known-customer';
import { ReferenceSection } from './reference-section';

type StaffCustomerFormProps = {
  /** The member's id: a draft belongs to them alone. */
  ownId: string;
  submit(submission: CustomerSubmission, isUpdate: boolean): Promise<SubmissionOutcome>;
  parcelActions: ParcelActions;
  findKnown: FindKnownCustomer;
};

type OneEntryProps = StaffCustomerFormProps & { onAnother(): void };

function OneEntry({ ownId, submit, parcelActions, findKnown, onAnother }: OneEntryProps) {
  const { t } = useWords('entry');
  const [known, setKnown] = useState<KnownCustomerAnswer>({ kind: 'unknown' });
  const [askCount, setAskCount] = useState(0);
  const isUpdate = known.kind === 'known';

  const send = useCallback(
    async (submission: CustomerSubmission) => {
      const outcome = await submit(submission, isUpdate);
      if (outcome.kind === 'already-known') setAskCount((count) => count + 1);
      return outcome;
    },
    [submit, isUpdate],
  );

  return (
    <CustomerForm
      submit={send}
      actions={parcelActions}
      reference=""
      draftName={ownId}
      header={
        <header className="flex flex-col gap-2">
          <h1 className="text-3xl font-bold">{t('title')}</h1>
          <p className="text-ink-muted">{t('introduction')}</p>
        </header>
      }
      renderRestored={(draft) => (
        <DraftNotice draft={draft} removeParcel={parcelActions.remove} onCleared={onAnother} />
      )}
      afterContact={
        <>
          <KnownCustomer key={askCount} findKnown={findKnown} answer={known} onAnswer={setKnown} />
          <ReferenceSection />
        </>
      }
      submitLabel={isUpdate ? t('update') : t('create')}
      alreadyKnown={<Notice kind="hint">{t('known.nowKnown')}</Notice>}
      renderResult={(outcome) => <EntryResult outcome={outcome} onAnother={onAnother} />}
    />
  );
}

/** Enters one customer after another; nothing carries over from one to the next. */
export function StaffCustomerForm(props: StaffCustomerFormProps) {
  const [entryNumber, setEntryNumber] = useState(1);
  return (
    <div className="w-full">
      <FormAudienceProvider value="staff">
        <OneEntry key={entryNumber} {...props} onAnother={() => setEntryNumber(entryNumber + 1)} />
      </FormAudienceProvider>
    </div>
  );
}
