import type { Refusal, RefusalCode } from '../../shared/refusal';

/** The HTTP status of each refusal. */
const STATUS_BY_CODE: Record<RefusalCode, number> = {
  'cross-site': 403,
  'too-many': 429,
  'signed-out': 401,
  'not-permitted': 403,
  'invalid-input': 400,
  'link-ended': 410,
  'form-closed': 403,
  'storage-unavailable': 503,
  unexpected: 500,
};

/** Makes a refusal. */
export const refusal = <Code extends RefusalCode>(code: Code): Refusal<Code> => ({ kind: 'refused', code });

/** Distinguishes a refusal from anything else that a door's step returns. */
export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'refused' && 'code' in value;
}

export const statusOf = ({ code }: Refusal): number => STATUS_BY_CODE[code];

/** The answer of a URL that refuses: the status, and no body. */
export const toEmptyResponse = (refused: Refusal): Response =>
  new Response(null, { status: statusOf(refused), headers: { 'Cache-Control': 'no-store' } });
