'use client';

import type { Consent } from '@/lib/shared/company/consent';
import { useWords } from '../words/use-words';

/** Longer texts scroll in their own box, so that what follows stays close by. */
const LONG_CHARACTERS = 900;

/** What a person agrees to, word for word: the server stores this text under its version. */
export function ConsentText({ consent }: { consent: Consent }) {
  const { t } = useWords('pages');
  const paragraphs = consent.text.split(/\n{2,}/).map((paragraph) => (
    <p key={paragraph} className="whitespace-pre-line wrap-anywhere">
      {paragraph}
    </p>
  ));
  if (consent.text.length <= LONG_CHARACTERS) {
    return (
      <div lang={consent.language} className="flex flex-col gap-2 px-1 text-ink-muted">
        {paragraphs}
      </div>
    );
  }
  return (
    <section
      aria-label={t('consent.label')}
      lang={consent.language}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: scrollable content must be reachable by keyboard
      tabIndex={0}
      className="flex max-h-72 flex-col gap-3 overflow-y-auto rounded-lg border border-line bg-surface p-4 text-ink-muted"
    >
      {paragraphs}
    </section>
  );
}
