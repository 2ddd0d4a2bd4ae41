'use client';

import { usePathname } from 'next/navigation';
import type { SyntheticEvent } from 'react';
import { LANGUAGE_PATH } from '@/lib/shared/paths';
import { makeLanguageCookie } from '@/lib/shared/words/language-cookie';
import { isLanguageTag, LANGUAGES, type LanguageTag, listLanguageTags } from '@/lib/shared/words/languages';
import { Button } from '../ui/button';
import { LanguageIcon } from '../ui/icons';
import { useAllWords, useWords } from './use-words';

const POPOVER_ID = 'portal-languages';

/** Remembers the language here and loads the page again: its address may hold a key that no server may see. */
function choose(event: SyntheticEvent<HTMLFormElement, SubmitEvent>): void {
  const pressed = event.nativeEvent.submitter;
  const language = pressed instanceof HTMLButtonElement ? pressed.value : undefined;
  if (!isLanguageTag(language)) return;
  event.preventDefault();
  const { pathname, protocol } = window.location;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in older browsers
  document.cookie = makeLanguageCookie(language, pathname, protocol === 'https:');
  window.location.reload();
}

/** Shows the page's language and, when pressed, all others. Works without scripts, too. */
export function LanguageChoice() {
  const { t } = useWords('pages');
  const current = useAllWords().language as LanguageTag;
  const pathname = usePathname();
  return (
    <>
      <Button
        variant="quiet"
        className="shrink-0 px-2! no-underline!"
        popoverTarget={POPOVER_ID}
        aria-label={`${t('language')}: ${LANGUAGES[current].name}`}
      >
        <LanguageIcon className="size-5" />
        {LANGUAGES[current].name}
      </Button>
      <div
        id={POPOVER_ID}
        popover="auto"
        role="dialog"
        aria-label={t('language')}
        className="m-auto max-h-dvh w-72 max-w-full overflow-y-auto rounded-xl border border-line-strong bg-surface p-4 text-ink backdrop:bg-black/40"
      >
        <form action={LANGUAGE_PATH} method="post" onSubmit={choose} className="flex flex-col gap-1">
          <input type="hidden" name="to" value={pathname} />
          {listLanguageTags().map((tag) => (
            <Button
              key={tag}
              type="submit"
              variant="quiet"
              name="language"
              value={tag}
              lang={tag}
              dir={LANGUAGES[tag].direction}
              aria-current={tag === current ? 'true' : undefined}
              className="justify-start! text-start no-underline! aria-[current=true]:bg-accent-soft"
            >
              {LANGUAGES[tag].name}
            </Button>
          ))}
        </form>
      </div>
    </>
  );
}
