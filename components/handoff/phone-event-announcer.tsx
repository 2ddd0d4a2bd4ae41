import { useFormAudience } from '../form/form-audience';
import { CheckIcon } from '../ui/icons';
import { useWords } from '../words/use-words';
import type { PhoneEvents } from './use-form-handoff';

/** Announces what the phone just did. The photos themselves appear below. */
export function PhoneEventAnnouncer({ events, count }: PhoneEvents) {
  const { t } = useWords('handoff');
  const audience = useFormAudience();
  return (
    <div role="status" className="empty:hidden">
      {events.map(({ kind, side }) => (
        <p
          key={`${count}-${side}`}
          className={`flex items-center gap-1.5 ${kind === 'arrivedSide' ? 'font-semibold text-success' : ''}`}
        >
          {kind === 'arrivedSide' ? <CheckIcon /> : null}
          {t(`computer.${kind}_${side}`, audience)}
        </p>
      ))}
    </div>
  );
}
