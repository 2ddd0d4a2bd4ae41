import type { StorageClient } from '../../contract-client/storage-client';
import { type Credentials, createCredentialCheck } from './check-credentials';
import type { EmbeddedContext } from './embedded-context';
import { createInProcessClient } from './in-process-client';
import { createJsonDoor, type GuessGuard } from './json-door';
import { createTypedDoor, type StorageServices } from './typed-door';

export type EmbeddedStorageApiOptions = Pick<EmbeddedContext, 'openStore' | 'logFailure'> & {
  /** The credentials that a caller over HTTP must send; undefined: nobody is accepted over HTTP. */
  credentials?: Credentials | undefined;
  /** Keeps callers over HTTP from guessing credentials. Default: nothing does. */
  guard?: GuessGuard;
  /** The portal's origin, for customer links. */
  portalUrl: string;
  /** Epoch milliseconds. Default: now. */
  clock?: () => number;
};

/**
 * The storage API of the contract. Two doors lead to the same services: JSON with credentials, and typed in-process
 * calls. The client belongs here: Next.js may load this code several times in one process, and a Refusal is recognized
 * only by the copy that created it. What the client returns is plain data.
 */
export type EmbeddedStorageApi = {
  handleHttp: (request: Request) => Promise<Response>;
  services: StorageServices;
  /** The typed calls for the portal itself. */
  client: StorageClient;
};

/** Makes the embedded storage API. */
export function createEmbeddedStorageApi(options: EmbeddedStorageApiOptions): EmbeddedStorageApi {
  const { openStore, logFailure, clock = Date.now, credentials, guard } = options;
  const context = { openStore, logFailure, clock, portalUrl: options.portalUrl.replace(/\/+$/, '') };
  const services = createTypedDoor(context);
  return {
    handleHttp: createJsonDoor(context, credentials && createCredentialCheck(credentials), guard),
    services,
    client: createInProcessClient(services),
  };
}
