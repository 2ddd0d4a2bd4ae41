import { isDatabaseUnavailable } from '../../db/transactions/database-error';
import { isUndone } from '../../db/transactions/in-transaction';
import { SealError } from '../../sealing/seal-error';
import { Refusal, UNAVAILABLE_MESSAGE } from './refusal';
import type { Store } from './store';

/** What the embedded storage API runs on. */
export type EmbeddedContext = {
  /** Called for every request that gets as far as the database. It may throw: the caller gets a 503. */
  openStore: () => Promise<Store>;
  /** The portal's origin, without a trailing slash. */
  portalUrl: string;
  /** Epoch milliseconds. */
  clock: () => number;
  /** Logs a failure without any values, and returns an id that the caller may quote. */
  logFailure: (error: unknown, where: string) => string;
};

type LogsFailures = Pick<EmbeddedContext, 'logFailure'>;

function refuseUnavailable(error: unknown, { logFailure }: LogsFailures, hasBegun = true): Refusal {
  const id = logFailure(error, 'embedded-storage');
  return new Refusal(503, `${UNAVAILABLE_MESSAGE} (Error ${id})`, !hasBegun || isUndone(error));
}

function refuseUnforeseen(error: unknown, { logFailure }: LogsFailures): Refusal {
  const id = logFailure(error, 'embedded-storage');
  return new Refusal(500, `Something went wrong in the customer storage. (Error ${id})`, isUndone(error));
}

const isUnavailable = (error: unknown) => isDatabaseUnavailable(error) || error instanceof SealError;

/** Turns what was thrown into a refusal, so that no caller has to catch. */
export async function refuseFailures<T>(context: LogsFailures, work: () => Promise<T | Refusal>): Promise<T | Refusal> {
  try {
    return await work();
  } catch (error) {
    return isUnavailable(error) ? refuseUnavailable(error, context) : refuseUnforeseen(error, context);
  }
}

/** Opens the store. Whatever prevents the database or the keys from opening, the caller can only try again later. */
export async function openStore(context: EmbeddedContext): Promise<Store | Refusal> {
  try {
    return await context.openStore();
  } catch (error) {
    return refuseUnavailable(error, context, false);
  }
}
