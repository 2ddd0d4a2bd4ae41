import type { ReactNode } from 'react';
import { Spinner } from '../../ui/spinner';
import { useWords } from '../../words/use-words';
import type { DocumentsState } from './use-documents';

type DocumentsPanelProps = {
  title: string;
  state: DocumentsState;
  /** The button that shows and hides them. */
  toggle: ReactNode;
  /** The photos, once they are open. */
  children: ReactNode;
};

/** The frame around ID photos that load when someone opens them: what is happening, or what went wrong. */
export function DocumentsPanel({ title, state, toggle, children }: DocumentsPanelProps) {
  const { t } = useWords('customer-record');
  return (
    <section
      aria-labelledby="documents-title"
      className="flex flex-col gap-4 rounded-xl border border-line bg-surface p-5"
    >
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="documents-title" className="text-xl font-bold">
          {title}
        </h2>
        {toggle}
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
      {children}
    </section>
  );
}
