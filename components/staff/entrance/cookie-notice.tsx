'use client';

import { Notice } from '../../ui/notice';
import { useTakesCookies } from '../../ui/use-takes-cookies';
import { useWords } from '../../words/use-words';

/** Says that nobody can sign in, if the browser refuses cookies. */
export function CookieNotice() {
  const { t } = useWords('entrance');
  return useTakesCookies() ? null : <Notice kind="problem">{t('problem.noCookies')}</Notice>;
}
