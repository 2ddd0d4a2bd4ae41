import { isAscii, isUtf8 } from 'node:buffer';
import { STORAGE_REQUEST_MAX_BYTES } from '../../../shared/limits';
import { readBody } from '../../http/read-body';
import { isJsonObject, type JsonObject } from './json-object';
import { hasMorePartsThan } from './json-parts';
import { NOT_A_JSON_OBJECT, Refusal, TOO_LARGE, TOO_MANY_PARTS } from './refusal';

/** Maximum parts of a request (see json-parts.ts); one with every field has under a thousand. */
const REQUEST_MAX_PARTS = 200_000;

function decode(bytes: Buffer): string | undefined {
  if (isAscii(bytes)) return bytes.toString('latin1');
  return isUtf8(bytes) ? bytes.toString('utf8') : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function readBytes(request: Request): Promise<Buffer | Refusal> {
  try {
    const bytes = await readBody(request, STORAGE_REQUEST_MAX_BYTES);
    return bytes === 'too-large' ? TOO_LARGE : bytes;
  } catch {
    return NOT_A_JSON_OBJECT;
  }
}

/** Reads a request as one JSON object; if a key appears twice, the last value counts. */
export async function readJsonObject(request: Request): Promise<JsonObject | Refusal> {
  const bytes = await readBytes(request);
  if (bytes instanceof Refusal) return bytes;
  if (hasMorePartsThan(REQUEST_MAX_PARTS, bytes)) return TOO_MANY_PARTS;
  const text = decode(bytes);
  const value = text === undefined ? undefined : parse(text);
  return isJsonObject(value) ? value : NOT_A_JSON_OBJECT;
}
