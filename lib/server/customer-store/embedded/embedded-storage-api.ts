import { type Credentials, createCredentialCheck } from './check-credentials';
import type { EmbeddedContext } from './embedded-context';
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

/** The storage API of the contract. Two doors lead to the same services: JSON with credentials, and typed calls in process. */
export type EmbeddedStorageApi = {
  handleHttp: (request: Request) => Promise<Response>;
  services: StorageServices;
};

/** Makes the embedded storage API. */
export function createEmbeddedStorageApi(options: EmbeddedStorageApiOptions): EmbeddedStorageApi {
  const { openStore, logFailure, clock = Date.now, credentials } = options;
  const context = { openStore, logFailure, clock, portalUrl: options.portalUrl.replace(/\/+$/, '') };
  return {
    handleHttp: createJsonDoor(context, createCredentialCheck(credentials)),
    services: createTypedDoor(context),
  };
}
