'use client';

import { useCallback, useState } from 'react';
import type { CustomerRecord } from '@/lib/shared/review/customer-record';
import { StatusBadge } from '../../ui/status-badge';
import { useWords } from '../../words/use-words';
import { StoredText } from '../kit/stored-text';
import { fullName } from './format-details';
import { KeysHelp } from './keys-help';
import { NextPendingLink } from './next-pending-link';
import { RecordChanges } from './record-changes';
import { RecordDecide } from './record-decide';
import { RecordDetails } from './record-details';
import { RecordDocuments } from './record-documents';
import { RecordFacts } from './record-facts';
import { RecordHistory } from './record-history';
import { StatusLinks, type WithdrawStatusLinks } from './status-links';
import { StorageNotice } from './storage-notice';
import type { DecisionActions } from './use-decision';
import type { OpenDocuments } from './use-documents';

type RecordViewProps = {
  /** The viewer's: what they have not saved is theirs alone. */
  memberId: string;
  record: CustomerRecord;
  /** What the role allows; the server checks it again in every action. */
  mayViewDocuments: boolean;
  mayDecide: boolean;
  actions: DecisionActions & { openDocuments: OpenDocuments; withdrawStatusLinks: WithdrawStatusLinks };
};

/** A customer: status, details, documents, history, and the decision. */
export function RecordView({ memberId, record, mayViewDocuments, mayDecide, actions }: RecordViewProps) {
  const { t } = useWords('customer-record');
  const { id, status, details, storageProblem, documentSets, history } = record;
  const documentsKey = `${documentSets[0]?.receivedAt} ${documentSets.length}`;
  const [openedKey, setOpenedKey] = useState<string>();
  const noteOpened = useCallback(() => setOpenedKey(documentsKey), [documentsKey]);
  const concerns = record.concerns.filter((concern) => concern !== 'unopened' || openedKey !== documentsKey);
  const card = 'flex flex-col gap-4 rounded-xl border border-line bg-surface p-5';
  return (
    <>
      <header className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <div className="flex min-w-0 flex-col gap-2">
          <h1 className="text-3xl font-bold text-balance wrap-anywhere">
            <StoredText>{fullName(details) || t('noName')}</StoredText>
          </h1>
          <StatusBadge status={status} word={t(`status.${status}`)} />
        </div>
        {mayDecide ? <NextPendingLink customerId={id} /> : null}
      </header>
      {storageProblem ? <StorageNotice problem={storageProblem} /> : null}
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 lg:grid-cols-[minmax(0,1fr)_26rem] lg:grid-rows-[auto_1fr]">
        <div className="flex min-w-0 flex-col gap-6">
          {mayViewDocuments ? (
            <RecordDocuments
              // A newer set closes any set that was open.
              key={documentsKey}
              customerId={id}
              sets={documentSets}
              open={actions.openDocuments}
              onOpened={noteOpened}
            />
          ) : (
            <section aria-labelledby="documents-title" className={card}>
              <h2 id="documents-title" className="text-xl font-bold">
                {t('documents.title')}
              </h2>
              <p className="text-ink-muted">{t('documents.notPermitted')}</p>
            </section>
          )}
        </div>
        <div className="flex flex-col rounded-xl border border-line bg-surface lg:sticky lg:top-4 lg:row-span-2 lg:max-h-[calc(100dvh-2rem)] lg:overflow-y-auto">
          <RecordDetails record={record}>{mayDecide ? <KeysHelp /> : null}</RecordDetails>
          <div className="shrink-0 border-t border-line px-5 py-4">
            {mayDecide ? (
              <RecordDecide memberId={memberId} record={record} concerns={concerns} actions={actions} />
            ) : (
              <p className="text-ink-muted">{t('decide.notPermitted')}</p>
            )}
          </div>
        </div>
        <div className="flex min-w-0 flex-col gap-6">
          <RecordHistory history={history} />
          <RecordChanges changes={record.changes} />
          {mayDecide ? (
            <StatusLinks customerId={id} count={record.statusLinkCount} withdraw={actions.withdrawStatusLinks} />
          ) : null}
          <RecordFacts record={record} />
        </div>
      </div>
    </>
  );
}
