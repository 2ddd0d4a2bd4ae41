import type { DocumentImagesReply } from '@/lib/shared/contract/reply';
import type { WireDocuments } from '@/lib/shared/contract/request';
import type { CustomerWrite, DocumentImages } from './storage-client';

/** Some accounts return images as data URLs. */
const DATA_URL_START = /^data:[^,]{0,100},/;

const decode = (base64: string) => Buffer.from(base64.replace(DATA_URL_START, ''), 'base64');

/** Images as they are sent: bare base64. */
export function toWireDocuments({ front, back }: CustomerWrite['documents']): WireDocuments {
  const documents = { front: front.bytes.toString('base64') };
  return back === undefined ? documents : { ...documents, back: back.bytes.toString('base64') };
}

/** The images of a reply as bytes. */
export function toDocumentImages({ target, ...reply }: DocumentImagesReply): DocumentImages {
  const { documents, ...texts } = target;
  const { front, back } = documents;
  return { ...reply, target: texts, documents: { front: decode(front), ...(back ? { back: decode(back) } : {}) } };
}
