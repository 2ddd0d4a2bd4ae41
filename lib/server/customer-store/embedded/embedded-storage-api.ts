import type { StorageService } from '../../../shared/contract/request';
import { isDatabaseUnavailable } from '../../db/transactions/database-error';
import { SealError } from '../../sealing/seal-error';
import { type Credentials, createCredentialCheck } from './check-credentials';
import { createOrUpdateCustomer } from './create-or-update-customer';
import { getDocumentImages } from './get-document-images';
import { getStatus } from './get-status';
import { readCredentials, readService, readTarget } from './read-call';
import { readJsonObject } from './read-json-object';
import { CREDENTIALS_REFUSED, METHOD_NOT_ALLOWED, Refusal, UNAVAILABLE_MESSAGE } from './refusal';
import { toResponse } from './reply';
import type { Service, Store, Success } from './service-call';
import { updateStatus } from './update-status';

export type EmbeddedStorageApiOptions = {
  /** Called for every request that gets as far as the database. It may throw: the caller gets a 503. */
  openStore: () => Promise<Store>;
  /** What a caller over HTTP must send; undefined: nobody is accepted over HTTP. */
  credentials?: Credentials | undefined;
  /** Origin of the portal, for customer links. */
  portalUrl: string;
  /** Epoch milliseconds. Default: the time it is. */
  clock?: () => number;
  /** Logs a failure without any value in it, and returns an id that the caller may quote. */
  logFailure: (error: unknown, where: string) => string;
};

/**
 * The storage API of the contract as two functions from a request to a response, which never throw. Over HTTP the
 * credentials must be right. In process (the portal itself) any are, and a call may name the decision that it carries out.
 */
export type EmbeddedStorageApi = {
  handleHttp: (request: Request) => Promise<Response>;
  handleInProcess: (request: Request, decisionId?: string) => Promise<Response>;
};

const SERVICES: Record<StorageService, Service> = {
  createOrUpdateCustomer,
  getStatus,
  getDocumentImages,
  updateStatus,
};

type Context = Required<Pick<EmbeddedStorageApiOptions, 'openStore' | 'portalUrl' | 'clock' | 'logFailure'>>;
type Caller = { accepts: (given: Credentials) => boolean; decisionId?: string | undefined };

const isUnavailable = (error: unknown) => isDatabaseUnavailable(error) || error instanceof SealError;

function refuseUnavailable(error: unknown, { logFailure }: Context): Refusal {
  const id = logFailure(error, 'embedded-storage');
  return new Refusal(503, `${UNAVAILABLE_MESSAGE} (Error ${id})`);
}

function refuseUnforeseen(error: unknown, { logFailure }: Context): Refusal {
  const id = logFailure(error, 'embedded-storage');
  return new Refusal(500, `Something went wrong in the customer storage. (Error ${id})`);
}

/** Whatever keeps the database or the keys from opening, the caller can only try later. */
async function openStore(context: Context): Promise<Store | Refusal> {
  try {
    return await context.openStore();
  } catch (error) {
    return refuseUnavailable(error, context);
  }
}

/** The checks in the order of the contract (STORAGE-API, rule 1); the service checks its own fields. */
async function answer(context: Context, caller: Caller, request: Request): Promise<Success | Refusal> {
  if (request.method !== 'POST') return METHOD_NOT_ALLOWED;
  const body = await readJsonObject(request);
  if (body instanceof Refusal) return body;
  const credentials = readCredentials(body);
  if (credentials instanceof Refusal) return credentials;
  if (!caller.accepts(credentials)) return CREDENTIALS_REFUSED;
  const service = readService(body);
  if (service instanceof Refusal) return service;
  const key = readTarget(body);
  if (key instanceof Refusal) return key;
  const store = await openStore(context);
  if (store instanceof Refusal) return store;
  const { portalUrl, clock } = context;
  const { decisionId } = caller;
  return SERVICES[service](store, { service, ...key, reference: body.reference, now: clock(), portalUrl, decisionId });
}

/** Makes the embedded storage API. */
export function createEmbeddedStorageApi(options: EmbeddedStorageApiOptions): EmbeddedStorageApi {
  const context: Context = { clock: Date.now, ...options, portalUrl: options.portalUrl.replace(/\/+$/, '') };
  const handle = async (caller: Caller, request: Request) => {
    try {
      return toResponse(await answer(context, caller, request));
    } catch (error) {
      return toResponse(isUnavailable(error) ? refuseUnavailable(error, context) : refuseUnforeseen(error, context));
    }
  };
  const acceptsOverHttp = createCredentialCheck(options.credentials);
  return {
    handleHttp: (request) => handle({ accepts: acceptsOverHttp }, request),
    handleInProcess: (request, decisionId) => handle({ accepts: () => true, decisionId }, request),
  };
}
