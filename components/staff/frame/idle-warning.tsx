import { useEffect, useRef } from 'react';
import { forgetDrafts } from '@/lib/browser/draft/draft';
import { isUnsavedDecision } from '@/lib/browser/staff/unsaved-decision';
import { readReturnPath, withReturnPath } from '@/lib/shared/staff/return-path';
import { SIGN_IN_PATH } from '@/lib/shared/staff/staff-paths';
import { Button } from '../../ui/button';
import { useWords } from '../../words/use-words';
import { type IdleActions, useIdleClock } from './use-idle-clock';

/** Leads to the sign-in, which leads back here. Only unsaved decisions stay, for the same member. */
function leave() {
  forgetDrafts(isUnsavedDecision);
  const { pathname, search } = window.location;
  window.location.assign(withReturnPath(`${SIGN_IN_PATH}?ended=idle`, readReturnPath(`${pathname}${search}`)));
}

/** Warns before a session without activity ends, with a button that extends it. */
export function IdleWarning(actions: IdleActions) {
  const { t } = useWords('staff');
  const dialog = useRef<HTMLDialogElement>(null);
  const { secondsLeft, isWarning, stay } = useIdleClock(actions, leave);

  useEffect(() => {
    if (isWarning) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isWarning]);

  return (
    <dialog
      ref={dialog}
      onCancel={stay}
      aria-labelledby="idle-title"
      className="m-auto max-w-md rounded-xl border border-line bg-surface p-7 text-ink backdrop:bg-black/50"
    >
      <h2 id="idle-title" className="text-xl font-bold">
        {t('idle.title')}
      </h2>
      <p role="timer" className="my-4">
        {t('idle.text', { count: Math.max(0, secondsLeft) })}
      </p>
      <Button variant="primary" autoFocus onClick={stay}>
        {t('idle.stay')}
      </Button>
    </dialog>
  );
}
