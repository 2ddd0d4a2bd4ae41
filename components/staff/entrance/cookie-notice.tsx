'use client';

import { useSyncExternalStore } from 'react';
import { Notice } from '../../ui/notice';
import { useWords } from '../../words/use-words';

/** The browser does not tell when this changes; it takes a reload. */
const subscribe = () => () => undefined;

/** Says that nobody can sign in, if the browser refuses cookies. */
export function CookieNotice() {
  const { t } = useWords('entrance');
  const takesCookies = useSyncExternalStore(
    subscribe,
    () => navigator.cookieEnabled,
    () => true,
  );
  return takesCookies ? null : <Notice kind="problem">{t('problem.noCookies')}</Notice>;
}
