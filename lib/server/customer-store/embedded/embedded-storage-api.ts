import type { StorageClient } from '../../contract-client/storage-client';
import { type Credentials, createCredentialCheck } from './check-credentials';
import type { EmbeddedContext } from './embedded-context';
import { createInProcessClient } from './in-process-client';
import { createJsonDoor } from './json-door';
import { createTypedDoor, type StorageServices } from './typed-door';

export type EmbeddedStorageApiOptions = Pick<EmbeddedContext, 'openStore' | 'logFailure'> & {
  /** What a caller over HTTP must send; undefined: nobody is accepted over HTTP. */
  credentials?: Credentials | undefined;
  /** Origin of the portal, for customer links. */
  portalUrl: string;
  /** Epoch milliseconds. Default: the time it is. */
  clock?: () => number;
};

/**
 * The storage API of the contract. Two doors lead to the same services: JSON with credentials, and typed calls in process.
 * The client belongs here: Next.js may load this code several times in one process, and a Refusal is known as such only to
 * the copy that made it. What the client gives is plain data.
 */
export type EmbeddedStorageApi = {
  handleHttp: (request: Request) => Promise<Response>;
  services: StorageServices;
  /** The typed calls for the portal itself. */
  client: StorageClient;
};

/** Makes the embedded storage API. */
export function createEmbeddedStorageApi(options: EmbeddedStorageApiOptions): EmbeddedStorageApi {
  const { openStore, logFailure, clock = Date.now, credentials } = options;
  const context = { openStore, logFailure, clock, portalUrl: options.portalUrl.replace(/\/+$/, '') };
  const services = createTypedDoor(context);
  return {
    handleHttp: createJsonDoor(context, createCredentialCheck(credentials)),
    services,
    client: createInProcessClient(services),
  };
}
