'use client';

import type { ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import { createMessages } from '@/lib/shared/words/i18n';
import { APPLICANT_MESSAGES } from '@/lib/shared/words/messages';
import { STAFF_MESSAGES } from '@/lib/shared/words/staff-messages';

const messages = createMessages({ ...APPLICANT_MESSAGES, ...STAFF_MESSAGES });

/** Gives every component of the staff console its messages; applicants never download them. */
export function StaffMessagesProvider({ children }: { children: ReactNode }) {
  return <I18nextProvider i18n={messages}>{children}</I18nextProvider>;
}
