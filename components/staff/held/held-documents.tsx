import { HELD_SET } from '@/lib/shared/held/held-submission';
import { Button } from '../../ui/button';
import { Spinner } from '../../ui/spinner';
import { useWords } from '../../words/use-words';
import { DocumentPair } from '../record/document-pair';
import { type OpenDocuments, useDocuments } from '../record/use-documents';

/** The photos from a held submission; like a customer's, they load when someone opens them. */
export function HeldDocuments({ heldId, open }: { heldId: string; open: OpenDocuments }) {
  const { t } = useWords('customer-record');
  const { t: tHeld } = useWords('held');
  const { state, show, hide } = useDocuments(heldId, open);
  const isClosed = state.kind === 'closed' || state.kind === 'failed';
  return (
    <section
      aria-labelledby="documents-title"
      className="flex flex-col gap-4 rounded-xl border border-line bg-surface p-5"
    >
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="documents-title" className="text-xl font-bold">
          {tHeld('documents')}
        </h2>
        <Button aria-expanded={!isClosed} onClick={() => (isClosed ? void show(HELD_SET) : hide())}>
          {t(isClosed ? 'documents.show' : 'documents.hide')}
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
      {state.kind === 'open' ? <DocumentPair urls={state.urls} /> : null}
    </section>
  );
}
