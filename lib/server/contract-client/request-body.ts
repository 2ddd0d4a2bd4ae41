import type { StorageRequest, WireDocuments, WireTarget } from '@/lib/shared/contract/request';

export type StorageCredentials = { user: string; pass: string };

const DATA_URL_START = /^data:[^,]{0,100},/;

/** The base64 of an image without the `data:` prefix that browsers put before it. */
export function toBareBase64(image: string): string {
  return image.replace(DATA_URL_START, '');
}

function toBareDocuments(documents: WireDocuments): WireDocuments {
  const front = toBareBase64(documents.front);
  return documents.back === undefined ? { front } : { front, back: toBareBase64(documents.back) };
}

/** Builds the JSON text of a request with the credentials in it: never to be logged. */
export function toRequestBody(request: StorageRequest, { user, pass }: StorageCredentials): string {
  const { service, reference } = request;
  const target: WireTarget = { ...request.target };
  if (target.documents !== undefined) target.documents = toBareDocuments(target.documents);
  return JSON.stringify({ user, pass, service, reference, target });
}
