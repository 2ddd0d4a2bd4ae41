'use client';

import { continueByLink } from '@/lib/browser/draft/continue-by-link';
import { HOME_PATH, journeyPath } from '@/lib/shared/paths';
import { Button } from '../ui/button';
import { useWords } from '../words/use-words';

type StatusActionsProps = {
  statusSecret: string;
  /** After FAIL, the details may also have been wrong. */
  mayStartAgain: boolean;
};

/**
 * What someone who is asked for more can do; both options lead to the form, which then knows whose submission it
 * renews.
 */
export function StatusActions({ statusSecret, mayStartAgain }: StatusActionsProps) {
  const { t } = useWords('status');
  const leadTo = (path: string) => async () => {
    await continueByLink(statusSecret);
    // The form reads its draft when it loads.
    window.location.assign(path);
  };
  return (
    <div className="flex flex-wrap gap-3">
      <Button variant="primary" className="min-h-14 px-6" onClick={leadTo(`${journeyPath('front')}#documents.front`)}>
        {t('addPhotos')}
      </Button>
      {mayStartAgain ? (
        <Button className="min-h-14 px-6" onClick={leadTo(HOME_PATH)}>
          {t('startAgain')}
        </Button>
      ) : null}
    </div>
  );
}
