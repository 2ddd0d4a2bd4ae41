import type { StorageService } from '@/lib/shared/contract/request';
import { logger } from '../log';
import type { StorageError } from './outcome';

/** Failures that the operator can fix, or should know about. The others are answers to what a person entered. */
const OPERATOR_CODES: readonly StorageError['code'][] = ['unavailable', 'malformed-reply', 'credentials-refused'];

/** Logs a failed call if an operator can do something about it; never logs a value from the call. */
export function logFailedCall(service: StorageService, { code, reason, delivery }: StorageError): void {
  if (OPERATOR_CODES.includes(code)) logger.warn({ service, code, reason, delivery }, 'storage call failed');
}
