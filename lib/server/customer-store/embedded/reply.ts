import type { JsonObject } from './json-object';
import { METHOD_NOT_ALLOWED, Refusal } from './refusal';

const HEADERS = { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' };

function reply(httpStatus: number, body: JsonObject, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), { status: httpStatus, headers: { ...HEADERS, ...headers } });
}

/** Answers in the contract's format. */
export function toResponse(answer: JsonObject | Refusal): Response {
  if (!(answer instanceof Refusal)) return reply(200, answer);
  const { httpStatus, message } = answer;
  return reply(httpStatus, { result: 'Error', message }, answer === METHOD_NOT_ALLOWED ? { Allow: 'POST' } : {});
}
