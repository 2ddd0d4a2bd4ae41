import { HELD_SET } from '@/lib/shared/held/held-submission';
import { Button } from '../../ui/button';
import { useWords } from '../../words/use-words';
import { DocumentPair } from '../record/document-pair';
import { DocumentsPanel } from '../record/documents-panel';
import { type OpenDocuments, useDocuments } from '../record/use-documents';

/** The photos from a held submission; like a customer's, they load when someone opens them. */
export function HeldDocuments({ heldId, open }: { heldId: string; open: OpenDocuments }) {
  const { t } = useWords('customer-record');
  const { t: tHeld } = useWords('held');
  const { state, show, hide } = useDocuments(heldId, open);
  const isClosed = state.kind === 'closed' || state.kind === 'failed';
  return (
    <DocumentsPanel
      title={tHeld('documents')}
      state={state}
      toggle={
        <Button aria-expanded={!isClosed} onClick={() => (isClosed ? void show(HELD_SET) : hide())}>
          {t(isClosed ? 'documents.show' : 'documents.hide')}
        </Button>
      }
    >
      {state.kind === 'open' ? <DocumentPair urls={state.urls} /> : null}
    </DocumentsPanel>
  );
}
