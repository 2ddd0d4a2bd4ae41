import type { DocumentSide } from '../../shared/contract/request';
import { CURRENT_SET, type DocumentsProblem } from '../../shared/review/document-view';
import type { StorageError } from '../contract-client/outcome';
import type { StorageClient } from '../contract-client/storage-client';
import type { ReviewedCustomer } from './reviewed-customer';
import { shareBriefly } from './share-briefly';

/** The images of one set. */
export type Documents = Partial<Record<DocumentSide, Buffer | undefined>>;

/** Where images come from. */
export type DocumentSource = {
  storage: StorageClient;
  /** Reads an older set; undefined if the storage API does not keep them for us. */
  readOlderSet: ((place: { customerId: string; setId: string }) => Promise<Documents>) | undefined;
};

export type FoundDocuments = { documents: Documents } | { problem: DocumentsProblem };

function toDocumentsProblem({ code }: StorageError): DocumentsProblem {
  if (code === 'not-found') return 'no-images';
  return code === 'unavailable' || code === 'malformed-reply' ? 'storage-unavailable' : 'storage-refused';
}

async function findCurrent({ storage }: DocumentSource, { emailAddress }: ReviewedCustomer): Promise<FoundDocuments> {
  const outcome = await storage.getDocumentImages(emailAddress);
  return outcome.ok ? { documents: outcome.reply.documents } : { problem: toDocumentsProblem(outcome.error) };
}

async function findSet(source: DocumentSource, customer: ReviewedCustomer, setId: string): Promise<FoundDocuments> {
  if (setId === CURRENT_SET) return findCurrent(source, customer);
  const documents = await source.readOlderSet?.({ customerId: customer.id, setId });
  return documents?.front ? { documents } : { problem: 'no-images' };
}

/** Finds the images of a set. Requests within a few seconds share one call; check their authority first. */
export function findDocuments(
  source: DocumentSource,
  customer: ReviewedCustomer,
  setId: string,
): Promise<FoundDocuments> {
  const key = `${customer.id} ${setId} ${customer.updatedAt}`;
  return shareBriefly(
    key,
    () => findSet(source, customer, setId),
    (found) => 'documents' in found,
  );
}
