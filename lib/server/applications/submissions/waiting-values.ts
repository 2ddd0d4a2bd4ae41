import type { Customer } from '../../../shared/customer/customer';
import type { IdReading } from '../../../shared/id-reading/id-reading';
import type { Entry } from './entry';
import type { Attempt } from './write-customer';

/**
 * What is sealed of a waiting submission besides its images. It was checked before it was sealed, and nobody without the
 * document keys can make another one.
 */
export type WaitingValues = {
  customer: Customer;
  idReading?: IdReading | undefined;
  statusSecret?: string | undefined;
  /** A BCP 47 tag. */
  language?: string | undefined;
  isMailboxProved: boolean;
  entry: Pick<Entry, 'source' | 'enteredBy' | 'mayChange'>;
};

/** Takes what has to be kept of an attempt. The form's own key is not: nothing needs it any more. */
export function toWaitingValues({ submission, language, isMailboxProved }: Attempt, entry: Entry): WaitingValues {
  const { customer, idReading } = submission;
  const { source, enteredBy, mayChange } = entry;
  // What staff enter has no status link.
  const statusSecret = source === 'staff' ? undefined : submission.statusSecret;
  return { customer, idReading, statusSecret, language, isMailboxProved, entry: { source, enteredBy, mayChange } };
}
