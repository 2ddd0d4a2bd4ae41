import { randomUUID } from 'node:crypto';
import { toWrite } from './customer-write';
import type { PortalServer } from './portal-server';
import { connectToStorage } from './stored-customer';
import { makeTestImageBase64 } from './test-image';

export const ID_FRONT = await makeTestImageBase64({ seed: 11, widthPx: 320, heightPx: 200 });
export const ID_BACK = await makeTestImageBase64({ seed: 12, widthPx: 320, heightPx: 200 });
export const EARLIER_FRONT = await makeTestImageBase64({ seed: 13, widthPx: 320, heightPx: 200 });

const DETAILS = {
  ...{ fn: 'Erika', ln: 'Sample', addr: '123 Main St', city: 'Stratford', state: 'CT', zip: '06614' },
  ...{ dob: '19700131', phone: '2015106000' },
};

/** Stores a pending customer who sent documents twice, directly through the portal's storage API. */
export async function storeReviewedCustomer(portal: PortalServer) {
  const storage = connectToStorage(portal);
  const email = `${randomUUID()}@example.com`;
  const earlier = { email, ...DETAILS, documents: { front: EARLIER_FRONT } };
  await storage.createOrUpdateCustomer({ ...toWrite(earlier), reference: '888888812' });
  const target = { email, documents: { front: ID_FRONT, back: ID_BACK } };
  const outcome = await storage.createOrUpdateCustomer(toWrite(target));
  if (!outcome.ok) throw new Error(`not stored: ${outcome.error.code}`);
  const path = new URL(outcome.reply.customer_link).pathname;
  const getStatus = async () => {
    const status = await storage.getStatus(email);
    return status.ok ? status.reply.status : status.error.code;
  };
  return { email, path, id: path.split('/').at(-1) ?? '', storage, getStatus };
}
