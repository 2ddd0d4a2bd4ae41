import type { StorageService } from '../../../shared/contract/request';
import type { Database } from '../../db/schema/database';
import type { DocumentKeys } from '../../sealing/document-keys';
import type { JsonObject } from './json-object';
import type { Refusal } from './refusal';

/** What the services work on. */
export type Store = { database: Database; keys: DocumentKeys };

/** One accepted call: the credentials are right and the email is an address. */
export type ServiceCall = {
  service: StorageService;
  /** Trimmed and lower-cased. */
  email: string;
  /** As sent: `undefined` when absent. */
  reference: unknown;
  target: JsonObject;
  /** Epoch milliseconds. */
  now: number;
  /** Origin of the portal, without a slash at its end. */
  portalUrl: string;
  /** The decision of staff that the call carries out; undefined over HTTP. */
  decisionId: string | undefined;
};

/** The body of a successful answer, without `result`. */
export type Success = { success: JsonObject };

export type Service = (store: Store, call: ServiceCall) => Promise<Success | Refusal>;
