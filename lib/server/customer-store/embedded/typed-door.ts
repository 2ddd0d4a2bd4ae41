import type { CreateOrUpdateReply, StatusReply, UpdateStatusReply } from '../../../shared/contract/reply';
import type { CustomerStatus } from '../../../shared/customer/customer-status';
import type { CustomerOrigin, CustomerWrite, DocumentImages } from '../../contract-client/storage-client';
import { createOrUpdateCustomer } from './create-or-update-customer';
import { type EmbeddedContext, openStore, refuseFailures } from './embedded-context';
import { getDocumentImages } from './get-document-images';
import { getStatus } from './get-status';
import { readAttributes } from './read-attributes';
import { readEmail } from './read-call';
import { Refusal } from './refusal';
import type { Store } from './store';
import { updateStatus } from './update-status';

/** The services for the portal itself: no JSON, no base64, no credentials. They never throw. */
export type StorageServices = {
  createOrUpdateCustomer: (write: CustomerWrite) => Promise<CreateOrUpdateReply | Refusal>;
  getStatus: (email: string) => Promise<StatusReply | Refusal>;
  getDocumentImages: (email: string) => Promise<DocumentImages | Refusal>;
  /** `decisionId`: the staff decision that the call carries out. */
  updateStatus: (email: string, status: CustomerStatus, decisionId?: string) => Promise<UpdateStatusReply | Refusal>;
};

/** The default origin. */
const FROM_API: CustomerOrigin = { source: 'api' };

/**
 * Makes the typed door to the services. It reads emails and texts by the JSON door's rules; images arrive already
 * checked.
 */
export function createTypedDoor(context: EmbeddedContext): StorageServices {
  const { portalUrl, clock } = context;

  const call = <Reply>(email: string, serve: (store: Store, key: string) => Promise<Reply | Refusal>) =>
    refuseFailures<Reply>(context, async () => {
      const key = readEmail(email);
      if (key instanceof Refusal) return key;
      const store = await openStore(context);
      return store instanceof Refusal ? store : serve(store, key);
    });

  return {
    createOrUpdateCustomer: ({ reference, target, documents, origin = FROM_API }) =>
      call(target.email, async (store, email) => {
        const now = clock();
        const attributes = readAttributes({ target, reference, now });
        if (attributes instanceof Refusal) return attributes;
        const update = { attributes, images: documents, origin, now };
        return createOrUpdateCustomer(store, { email, update, portalUrl });
      }),
    getStatus: (email) => call(email, getStatus),
    getDocumentImages: (email) => call(email, getDocumentImages),
    updateStatus: (email, status, decisionId) =>
      call(email, (store, key) => updateStatus(store, { email: key, status, now: clock(), decisionId })),
  };
}
