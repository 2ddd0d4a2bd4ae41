'use client';

import { useCallback, useEffect, useState } from 'react';
import type { Draft } from '@/lib/browser/draft/draft';
import { UNITED_STATES } from '@/lib/shared/customer/country-code';
import type { DocumentType } from '@/lib/shared/journey/steps';

/** Choices an applicant made that are not sent: they decide which steps there are and what they say. */
export type Choices = {
  documentType?: DocumentType;
  /** Country that issued the ID, ISO 3166-1 alpha-2. */
  issuedIn: string;
};

const DRAFT_PART = 'choices';

/** The applicant's choices, kept in the draft. */
export function useChoices(draft: Draft): [Choices, (changes: Partial<Choices>) => void] {
  const [choices, setChoices] = useState<Choices>({ issuedIn: UNITED_STATES });

  useEffect(() => {
    let isCurrent = true;
    void draft.find(DRAFT_PART).then((kept) => {
      if (isCurrent && kept) setChoices((now) => ({ ...(kept as Choices), ...(now.documentType ? now : {}) }));
    });
    return () => {
      isCurrent = false;
    };
  }, [draft]);

  const choose = useCallback(
    (changes: Partial<Choices>) =>
      setChoices((now) => {
        const next = { ...now, ...changes };
        void draft.save(DRAFT_PART, next);
        return next;
      }),
    [draft],
  );
  return [choices, choose];
}
