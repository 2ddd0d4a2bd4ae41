import { findHeld, openHeldImages } from '../applications/held/held-record';
import type { DocumentTools } from '../review/open-documents';
import type { HeldTools } from './held-tools';

/**
 * What opens the images of held submissions as those of a customer are opened: recorded first, then shown for a while. The
 * held submission's id stands where a customer's does, and HELD_SET where the set's does.
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
