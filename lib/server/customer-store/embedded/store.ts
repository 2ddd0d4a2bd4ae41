import type { Database } from '../../db/schema/database';
import type { DocumentKeys } from '../../sealing/document-keys';

/** What the services work with. */
export type Store = { database: Database; keys: DocumentKeys };
