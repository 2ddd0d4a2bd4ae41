import { useRef } from 'react';
import { CURRENT_SET, type DocumentSetEntry } from '@/lib/shared/review/document-view';
import { Button } from '../../ui/button';
import { Spinner } from '../../ui/spinner';
import { useWords } from '../../words/use-words';
import { KeyHint } from '../kit/key-hint';
import { useSingleKeys } from '../kit/use-single-keys';
import { DocumentPair } from './document-pair';
import { OlderSets } from './older-sets';
import { type OpenDocuments, useDocuments } from './use-documents';

type RecordDocumentsProps = { customerId: string; sets: readonly DocumentSetEntry[]; open: OpenDocuments };

/** The ID photos. They are loaded when someone opens them, and leave memory when they are hidden. */
export function RecordDocuments({ customerId, sets, open }: RecordDocumentsProps) {
  const { t } = useWords('customer-record');
  const toggle = useRef<HTMLButtonElement>(null);
  const { state, show, hide } = useDocuments(customerId, open);
  const isClosed = state.kind === 'closed' || state.kind === 'failed';
  const shownId = state.kind === 'closed' ? undefined : state.setId;

  const onToggle = () => {
    if (isClosed) return show(CURRENT_SET);
    hide();
    toggle.current?.focus();
  };
  useSingleKeys({ d: onToggle });

  return (
    <section
      aria-labelledby="documents-title"
      className="flex flex-col gap-4 rounded-xl border border-line bg-surface p-5"
    >
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="documents-title" className="text-xl font-bold">
          {t('documents.title')}
        </h2>
        <Button
          ref={toggle}
          variant={isClosed ? 'primary' : 'secondary'}
          aria-keyshortcuts="d"
          aria-expanded={!isClosed}
          onClick={onToggle}
        >
          {t(isClosed ? 'documents.show' : 'documents.hide')} <KeyHint>D</KeyHint>
        </Button>
      </div>
      {state.kind === 'closed' ? <p className="text-ink-muted">{t('documents.closed')}</p> : null}
      <p role="status" className={state.kind === 'opening' ? 'flex items-center gap-3' : 'sr-only'}>
        {state.kind === 'opening' ? <Spinner /> : null}
        {state.kind === 'opening' ? t('documents.opening') : null}
        {state.kind === 'open' ? t('documents.opened') : null}
      </p>
      {state.kind === 'failed' ? (
        <p role="alert" className="rounded-lg bg-danger-soft p-4 font-semibold text-danger">
          {t(`documents.problems.${state.problem}`, { errorId: state.errorId })}
        </p>
      ) : null}
      {state.kind === 'open' ? (
        <>
          {state.setId === CURRENT_SET ? null : (
            <p className="rounded-lg bg-warning-soft p-4 font-semibold text-warning">{t('documents.olderShown')}</p>
          )}
          <DocumentPair key={state.setId} urls={state.urls} />
        </>
      ) : null}
      <OlderSets sets={sets.filter(({ id }) => id !== CURRENT_SET)} shownId={shownId} onShow={show} />
    </section>
  );
}
