import { createEmbeddedStorageApi } from '../../../lib/server/customer-store/embedded/embedded-storage-api';
import { toResponse } from '../../../lib/server/customer-store/embedded/reply';
import type { Store } from '../../../lib/server/customer-store/embedded/store';
import type { StorageServices } from '../../../lib/server/customer-store/embedded/typed-door';
import { type DatabaseLocation, openDatabase } from '../../../lib/server/db/connection/open-database';
import type { DatabaseKind } from '../../../lib/server/db/schema/database';
import { loadDocumentKeys } from '../../../lib/server/sealing/load-document-keys';
import { STORAGE_API_PATH } from '../../../lib/shared/contract/request';
import { serveHandler } from '../../setup/serve-handler';
import { makeTestDatabase } from '../../setup/test-database';
import { type Reply, readReply } from './reply';
import { findTypedCall } from './typed-call';

export const PORTAL_URL = 'https://portal.example';
export const CREDENTIALS = { user: 'portal', pass: 'a long secret' };

/** In process means typed calls; whatever can't be typed goes through the JSON door, without a socket. */
export type Transport = 'in process' | 'over HTTP';
export type Combination = { kind: DatabaseKind; transport: Transport };

export type RawRequest = RequestInit & { duplex?: 'half' };

/** A running storage API on its own database. */
export type ContractApi = {
  combination: Combination;
  store: Store;
  location: DatabaseLocation;
  /** The URL over HTTP; undefined in process. */
  url: string | undefined;
  /** The typed calls. */
  services: StorageServices;
  /** Sends a request as is. */
  sendRaw: (request: RawRequest) => Promise<Reply>;
  /** Sends a value as JSON, as is. */
  send: (body: unknown) => Promise<Reply>;
  /** Calls a service with valid credentials. */
  call: (service: string, target: unknown, more?: Record<string, unknown>) => Promise<Reply>;
  /** Sets the clock: milliseconds since 1970. */
  setNow: (epochMs: number) => void;
  /** Unexpected errors, as logged. */
  failures: unknown[];
  close: () => Promise<void>;
};

function makeHandler(openStore: () => Promise<Store>) {
  const failures: unknown[] = [];
  const time: { now: number | undefined } = { now: undefined };
  const api = createEmbeddedStorageApi({
    openStore,
    credentials: CREDENTIALS,
    portalUrl: PORTAL_URL,
    clock: () => time.now ?? Date.now(),
    logFailure: (error) => `id-${failures.push(error)}`,
  });
  return { api, failures, setNow: (epochMs: number) => Object.assign(time, { now: epochMs }) };
}

/** Serves a store in process or over HTTP; closing it does not close the store. */
export async function serveStore(openStore: () => Promise<Store>, transport: Transport) {
  const { api, failures, setNow } = makeHandler(openStore);
  const server = transport === 'over HTTP' ? await serveHandler(api.handleHttp) : undefined;
  const url = server && `${server.origin}${STORAGE_API_PATH}`;
  const sendRaw = async (request: RawRequest) => {
    const response = url ? await fetch(url, request) : await api.handleHttp(new Request(PORTAL_URL, request));
    return readReply(response);
  };
  const send = async (body: unknown) => {
    const callTyped = url ? undefined : await findTypedCall(api.services, body);
    if (callTyped) return readReply(toResponse(await callTyped()));
    return sendRaw({ method: 'POST', body: JSON.stringify(body) });
  };
  const call: ContractApi['call'] = (service, target, more) => send({ ...CREDENTIALS, service, target, ...more });
  return { url, services: api.services, failures, setNow, sendRaw, send, call, close: async () => server?.close() };
}

/** Starts a storage API on an empty database. */
export async function openContractApi(combination: Combination): Promise<ContractApi> {
  const { location, remove } = await makeTestDatabase(combination.kind);
  const database = await openDatabase(location);
  const store = { database, keys: await loadDocumentKeys(database, location) };
  const served = await serveStore(async () => store, combination.transport);
  const close = async () => {
    await served.close();
    await database.close();
    await remove();
  };
  return { ...served, combination, store, location, close };
}
