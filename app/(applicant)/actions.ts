'use server';

import { headers } from 'next/headers';
import { receiveApplicantSubmission } from '@/lib/server/applications/submissions/receive-applicant-submission';
import { env } from '@/lib/server/env';
import { getClientAddress } from '@/lib/server/http/client-address';
import { isSameOrigin } from '@/lib/server/http/request-origin';
import type { CustomerSubmission, SubmissionOutcome } from '@/lib/shared/submission/submission';

/** Takes the form of an applicant. Anyone can call it with anything: everything is checked again. */
export async function submitAsApplicant(submission: CustomerSubmission): Promise<SubmissionOutcome> {
  const requestHeaders = await headers();
  const { configuredPortalUrl, trustedProxyHops } = env();
  if (!isSameOrigin(requestHeaders, configuredPortalUrl)) {
    return { kind: 'failed', problem: 'cross-site', delivery: 'not-sent' };
  }
  return receiveApplicantSubmission(submission, getClientAddress(requestHeaders, trustedProxyHops));
}
