import { useTranslation } from 'react-i18next';
import type { DocumentSide } from '@/lib/shared/contract/request';
import { describeProblem } from './describe-problem';
import type { IdImageState } from './id-image-state';

/** Says to screen readers what happened to this side. The validation's errors are the form's to announce. */
export function IdImageAnnouncer({ side, state }: { side: DocumentSide; state: IdImageState }) {
  const { t, i18n } = useTranslation('id-capture');
  const { t: tQuality } = useTranslation('quality');
  const { problem, event, eventCount, notes } = state;
  const advice = event === 'added' ? notes.map((note) => ` ${tQuality(`note.${note}`)}`) : [];
  const words = problem ? describeProblem(problem, t, i18n.language) : event ? t(`announce.${event}-${side}`) : '';
  return (
    <div role="status" className="sr-only">
      <p key={eventCount}>
        {words}
        {advice}
      </p>
    </div>
  );
}
