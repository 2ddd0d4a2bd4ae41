import { findHeld, openHeldImages } from '../applications/held/held-record';
import type { DocumentTools } from '../review/open-documents';
import type { HeldTools } from './held-tools';

/**
 * Opens the images of held submissions the same way as a customer's: recorded first, then shown for a while. The held
 * submission's id takes the place of a customer's, and HELD_SET that of the set's.
 */
export function makeHeldDocumentTools({ database, storage, now }: HeldTools): DocumentTools {
  return {
    database,
    now,
    storage: storage.client,
    findCustomer: async (id) => {
      const held = await findHeld(database.kysely, id, now());
      return held && { id: held.id, emailAddress: '', updatedAt: held.received_at };
    },
    readOlderSet: async ({ customerId }) => {
      const held = await findHeld(database.kysely, customerId, now());
      return held ? openHeldImages(database.kysely, await storage.openKeys(), held) : {};
    },
  };
}
