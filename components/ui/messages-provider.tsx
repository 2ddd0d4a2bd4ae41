'use client';

import type { ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import { createMessages } from '@/lib/shared/words/i18n';
import { APPLICANT_MESSAGES } from '@/lib/shared/words/messages';

const messages = createMessages(APPLICANT_MESSAGES);

/** Gives every component below it the messages. */
export function MessagesProvider({ children }: { children: ReactNode }) {
  return <I18nextProvider i18n={messages}>{children}</I18nextProvider>;
}
