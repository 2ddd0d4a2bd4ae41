import { writeGrayPng } from '../../lib/server/operator/seed/tiny-image';
import type { SubmittedConsent } from '../../lib/shared/company/consent';
import type { CustomerSubmission } from '../../lib/shared/submission/submission';
import type { Random } from '../crash/random';
import { makeFormValues } from '../setup/form-values';

/** Nobody but the made-up people of these tests has an address there: the logs are searched for it. */
export const MAIL_DOMAIN = 'faults.example.com';

export type FaultApplicant = { email: string; submission: CustomerSubmission };

const WIDTH_PX = 60;
const HEIGHT_PX = 40;

function makeUuid(random: Random): string {
  const hex = random.bytes(16).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
}

const makePhoto = (random: Random) =>
  writeGrayPng({ widthPx: WIDTH_PX, heightPx: HEIGHT_PX, shades: random.bytes(WIDTH_PX * HEIGHT_PX) });

/** A person whom nothing else resembles, with what their form sends. */
export function makeApplicant(random: Random, consent: SubmittedConsent): FaultApplicant {
  const email = `p-${random.bytes(8).toString('hex')}@${MAIL_DOMAIN}`;
  const submission = {
    submissionKey: makeUuid(random),
    statusSecret: random.bytes(32).toString('base64url'),
    values: makeFormValues({ emailAddress: email, streetAddress: `${random.integer(1, 9_999)} Main St` }),
    documents: {
      front: makePhoto(random).toString('base64'),
      ...(random.integer(0, 1) === 0 ? {} : { back: makePhoto(random).toString('base64') }),
    },
    consent,
  };
  return { email, submission };
}
