import { createHash } from 'node:crypto';
import type { Consent } from '../../shared/company/consent';
import { keepConsent } from '../applications/consents/keep-consent';
import { digestEmailAddress } from '../applications/digest-email-address';
import { type DemoContext, demoEmailOf } from './add-demo-customer';
import { DAY_MS } from './demo-record';
import { DEMO_STORIES } from './demo-stories';

/** How long the text has been shown. */
const FIRST_SHOWN_DAYS_AGO = 90;

/** Records the submissions of people who used a form themselves, with what they agreed to. */
export async function addDemoConsents({ transaction, now }: DemoContext, consent: Consent): Promise<void> {
  await transaction
    .insertInto('consent_texts')
    .values({ ...consent, first_shown_at: now - FIRST_SHOWN_DAYS_AGO * DAY_MS, replaced_at: null })
    .execute();
  for (const [index, { source, submittedDaysAgo }] of DEMO_STORIES.entries()) {
    if (source !== 'applicant' && source !== 'invitation') continue;
    const emailDigest = digestEmailAddress(demoEmailOf(index));
    for (const [number, daysAgo] of submittedDaysAgo.entries()) {
      const at = Math.round(now - daysAgo * DAY_MS);
      const id = createHash('sha256').update(`demo ${index} ${number}`).digest('hex');
      await transaction
        .insertInto('submissions')
        .values({
          ...{ id, state: 'received', sending_email_digest: null, claimed_at: at, created_at: at },
          ...{ status_before: number === 0 ? 'NONE' : 'FAIL', status: 'PENDING', customer_link: null },
          change: number === 0 ? 'created' : 'updated',
        })
        .execute();
      await keepConsent(transaction, { id, emailDigest, consent, now: at });
    }
  }
}
