import { STORAGE_SERVICES, type StorageService } from '../../../shared/contract/request';
import { isEmailAddress, normalizeEmailAddress } from '../../../shared/customer/email-address';
import type { Credentials } from './check-credentials';
import { isJsonObject, isMissing, type JsonObject } from './json-object';
import { INVALID_EMAIL, MISSING_INPUT, type Refusal, refuseField, UNKNOWN_SERVICE } from './refusal';

/** Reads what must be present before anything else is looked at: `user`, `pass` and `service`. */
export function readCredentials({ user, pass, service }: JsonObject): Credentials | Refusal {
  if ([user, pass, service].some(isMissing)) return MISSING_INPUT;
  if (typeof user !== 'string') return refuseField('user', 'must be a string');
  if (typeof pass !== 'string') return refuseField('pass', 'must be a string');
  return { user, pass };
}

/** Reads which service is asked for. */
export function readService({ service }: JsonObject): StorageService | Refusal {
  return STORAGE_SERVICES.find((known) => known === service) ?? UNKNOWN_SERVICE;
}

/** Reads `target` and the key in it, trimmed and lower-cased. */
export function readTarget({ target }: JsonObject): { target: JsonObject; email: string } | Refusal {
  if (isMissing(target)) return MISSING_INPUT;
  if (!isJsonObject(target)) return refuseField('target', 'must be an object');
  if (isMissing(target.email)) return MISSING_INPUT;
  if (typeof target.email !== 'string') return INVALID_EMAIL;
  const email = normalizeEmailAddress(target.email);
  if (email === '') return MISSING_INPUT;
  return isEmailAddress(email) ? { target, email } : INVALID_EMAIL;
}
