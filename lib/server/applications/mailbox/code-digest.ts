import { normalizeEmailAddress } from '../../../shared/customer/email-address';
import type { DocumentKeys } from '../../sealing/document-keys';
import { makeKeyedDigest, matchesKeyedDigest } from '../../sealing/keyed-digest';
import type { FormMailbox } from './mailbox-proof';

const PURPOSE = 'mailbox-code';

const partsOf = ({ submissionKey, emailAddress }: FormMailbox, code: string) => [
  submissionKey,
  normalizeEmailAddress(emailAddress),
  code,
];

/** What is stored of a code: to try codes against it, one needs the document keys and the form's own key. */
export const digestCode = (keys: DocumentKeys, form: FormMailbox, code: string): string =>
  makeKeyedDigest(keys, PURPOSE, partsOf(form, code));

/** Tells in constant time whether a code is the one that was stored for this form. */
export const isSameCode = (keys: DocumentKeys, form: FormMailbox, { digest, code }: { digest: string; code: string }) =>
  matchesKeyedDigest(keys, PURPOSE, { digest, parts: partsOf(form, code) });
