import type { DocumentSide } from '@/lib/shared/contract/request';
import { useWords } from '../../words/use-words';
import { describeProblem } from './describe-problem';
import type { IdImageState } from './id-image-state';

/** Tells screen readers what happened to this side. The form itself announces validation errors. */
export function IdImageAnnouncer({ side, state }: { side: DocumentSide; state: IdImageState }) {
  const { t, language } = useWords('id-capture');
  const { t: tQuality } = useWords('quality');
  const { problem, event, eventCount, notes } = state;
  const advice =
    event === 'added'
      ? notes.map((note) => ` ${tQuality(note === 'other-side' ? `note.other-side-${side}` : `note.${note}`)}`)
      : [];
  const cutOut = event === 'added' && state.document ? ` ${tQuality('cutOut.note')}` : '';
  const words = problem ? describeProblem(problem, t, language) : event ? t(`announce.${event}-${side}`) : '';
  return (
    <div role="status" className="sr-only">
      <p key={eventCount}>
        {words}
        {advice}
        {cutOut}
      </p>
    </div>
  );
}
