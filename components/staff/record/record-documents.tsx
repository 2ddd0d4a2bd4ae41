import { useEffect, useRef } from 'react';
import { CURRENT_SET, type DocumentSetEntry } from '@/lib/shared/review/document-view';
import { Button } from '../../ui/button';
import { useWords } from '../../words/use-words';
import { KeyHint } from '../kit/key-hint';
import { useSingleKeys } from '../kit/use-single-keys';
import { DocumentPair } from './document-pair';
import { DocumentsPanel } from './documents-panel';
import { OlderSets } from './older-sets';
import { type OpenDocuments, useDocuments } from './use-documents';

type RecordDocumentsProps = {
  customerId: string;
  sets: readonly DocumentSetEntry[];
  open: OpenDocuments;
  /** Called once the current photos are shown; must be the same function until there are others. */
  onOpened(): void;
};

/** The ID photos. They are loaded when someone opens them, and leave memory when they are hidden. */
export function RecordDocuments({ customerId, sets, open, onOpened }: RecordDocumentsProps) {
  const { t } = useWords('customer-record');
  const toggle = useRef<HTMLButtonElement>(null);
  const { state, show, hide } = useDocuments(customerId, open);
  const isClosed = state.kind === 'closed' || state.kind === 'failed';
  const shownId = state.kind === 'closed' ? undefined : state.setId;

  const hasOpened = state.kind === 'open' && state.setId === CURRENT_SET;
  useEffect(() => {
    if (hasOpened) onOpened();
  }, [hasOpened, onOpened]);

  const onToggle = () => {
    if (isClosed) return show(CURRENT_SET);
    hide();
    toggle.current?.focus();
  };
  useSingleKeys({ d: onToggle });

  return (
    <DocumentsPanel
      title={t('documents.title')}
      state={state}
      toggle={
        <Button
          ref={toggle}
          variant={isClosed ? 'primary' : 'secondary'}
          aria-keyshortcuts="d"
          aria-expanded={!isClosed}
          onClick={onToggle}
        >
          {t(isClosed ? 'documents.show' : 'documents.hide')} <KeyHint>D</KeyHint>
        </Button>
      }
    >
      {state.kind === 'open' ? (
        <>
          {state.setId === CURRENT_SET ? null : (
            <p className="rounded-lg bg-warning-soft p-4 font-semibold text-warning">{t('documents.olderShown')}</p>
          )}
          <DocumentPair key={state.setId} urls={state.urls} />
        </>
      ) : null}
      <OlderSets sets={sets.filter(({ id }) => id !== CURRENT_SET)} shownId={shownId} onShow={show} />
    </DocumentsPanel>
  );
}
