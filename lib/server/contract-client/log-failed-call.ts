import type { StorageService } from '@/lib/shared/contract/request';
import { logger } from '../log';
import type { StorageError } from './outcome';

/** Failures that the operator can mend, or should know of. The others are answers to what a person entered. */
const OPERATOR_CODES: readonly StorageError['code'][] = ['unavailable', 'malformed-reply', 'credentials-refused'];

/** Logs a call that failed, where an operator can do something about it; no value of the call. */
export function logFailedCall(service: StorageService, { code, reason, delivery }: StorageError): void {
  if (OPERATOR_CODES.includes(code)) logger.warn({ service, code, reason, delivery }, 'storage call failed');
}
