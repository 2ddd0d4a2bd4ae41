import { expect } from 'vitest';
import { refusalSchema } from '../../../lib/shared/contract/reply';

/** A response from the storage API. */
export type Reply = { status: number; headers: Headers; body: Record<string, unknown> };

/** Reads a response, which is always JSON in one of the contract's two shapes. */
export async function readReply(response: Response): Promise<Reply> {
  const { status, headers } = response;
  expect(headers.get('content-type')).toMatch(/^application\/json/);
  expect(headers.get('cache-control')).toBe('no-store');
  const body = (await response.json()) as Record<string, unknown>;
  if (status === 200) expect(body.result).toBe('Success');
  else expect(refusalSchema.strict().safeParse(body).success).toBe(true);
  return { status, headers, body };
}

/** What a test compares for a refusal. */
export const refusal = (status: number, message: unknown = expect.any(String)) =>
  expect.objectContaining({ status, body: { result: 'Error', message } });

/** What a test compares for a success. */
export const success = (body: Record<string, unknown> = {}) =>
  expect.objectContaining({ status: 200, body: expect.objectContaining({ result: 'Success', ...body }) });
