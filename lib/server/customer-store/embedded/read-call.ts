import { STORAGE_SERVICES, type StorageService } from '../../../shared/contract/request';
import { CUSTOMER_STATUSES, type CustomerStatus } from '../../../shared/customer/customer-status';
import { isEmailAddress, normalizeEmailAddress } from '../../../shared/customer/email-address';
import type { Credentials } from './check-credentials';
import { isJsonObject, isMissing, type JsonObject } from './json-object';
import { INVALID_EMAIL, MISSING_INPUT, Refusal, refuseField, UNKNOWN_SERVICE } from './refusal';

/** Reads what must be present before anything else is looked at: `user`, `pass` and `service`. */
export function readCredentials({ user, pass, service }: JsonObject): Credentials | Refusal {
  if ([user, pass, service].some(isMissing)) return MISSING_INPUT;
  if (typeof user !== 'string') return refuseField('user', 'must be a string');
  if (typeof pass !== 'string') return refuseField('pass', 'must be a string');
  return { user, pass };
}

/** Reads which service is requested. */
export function readService({ service }: JsonObject): StorageService | Refusal {
  return STORAGE_SERVICES.find((known) => known === service) ?? UNKNOWN_SERVICE;
}

/** Reads the key, trimmed and lowercased. */
export function readEmail(value: unknown): string | Refusal {
  if (isMissing(value)) return MISSING_INPUT;
  if (typeof value !== 'string') return INVALID_EMAIL;
  const email = normalizeEmailAddress(value);
  if (email === '') return MISSING_INPUT;
  return isEmailAddress(email) ? email : INVALID_EMAIL;
}

/** Reads `target` and the key in it. */
export function readTarget({ target }: JsonObject): { target: JsonObject; email: string } | Refusal {
  if (isMissing(target)) return MISSING_INPUT;
  if (!isJsonObject(target)) return refuseField('target', 'must be an object');
  const email = readEmail(target.email);
  return email instanceof Refusal ? email : { target, email };
}

/** Reads the status for updateStatus to set. */
export function readStatus({ status }: JsonObject): CustomerStatus | Refusal {
  if (isMissing(status)) return MISSING_INPUT;
  const known = CUSTOMER_STATUSES.find((value) => value === status);
  return known ?? refuseField('target.status', `must be ${CUSTOMER_STATUSES.join(', ')}`);
}
