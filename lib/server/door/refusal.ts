import type { Refusal, RefusalCode } from '../../shared/refusal';

/** What a refusal is over HTTP. */
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

/** Says no. */
export const refusal = <Code extends RefusalCode>(code: Code): Refusal<Code> => ({ kind: 'refused', code });

/** Tells a refusal from whatever else a step of a door gives. */
export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'refused' && 'code' in value;
}

export const statusOf = ({ code }: Refusal): number => STATUS_BY_CODE[code];

/** The answer of an address that is refused: the status, and no word. */
export const toEmptyResponse = (refused: Refusal): Response =>
  new Response(null, { status: statusOf(refused), headers: { 'Cache-Control': 'no-store' } });
