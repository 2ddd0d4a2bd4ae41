import type { StorageService } from '../../../shared/contract/request';
import { isDatabaseUnavailable } from '../../db/transactions/database-error';
import { logger } from '../../log';
import type { Credentials } from './check-credentials';
import { createOrUpdateCustomer } from './create-or-update-customer';
import { type EmbeddedContext, openStore, refuseFailures } from './embedded-context';
import { getDocumentImages } from './get-document-images';
import { getStatus } from './get-status';
import type { JsonObject } from './json-object';
import { readAttributes } from './read-attributes';
import { readCredentials, readService, readStatus, readTarget } from './read-call';
import { readDocuments, readImages } from './read-images';
import { readJsonObject } from './read-json-object';
import { recordRead } from './record-read';
import { CREDENTIALS_REFUSED, METHOD_NOT_ALLOWED, Refusal, TOO_MANY_GUESSES } from './refusal';
import { toResponse } from './reply';
import type { Store } from './store';
import type { Update } from './update-customer';
import { updateStatus } from './update-status';

/** One accepted call: the credentials are right and the email is an address, trimmed and lowercased. */
type JsonCall = { email: string; target: JsonObject; reference: unknown; now: number; portalUrl: string };

type JsonService = (store: Store, call: JsonCall) => Promise<JsonObject | Refusal>;

async function readUpdate({ target, reference, now }: JsonCall): Promise<Update | Refusal> {
  const documents = readDocuments(target);
  if (documents instanceof Refusal) return documents;
  const attributes = readAttributes({ target, reference, now });
  if (attributes instanceof Refusal) return attributes;
  const images = await readImages(documents);
  return images instanceof Refusal ? images : { attributes, images, origin: { source: 'api' }, now };
}

/** A status can be read from a database that takes no writes at the moment, such as a standby; images cannot. */
function noteUnrecorded(error: unknown): void {
  if (!isDatabaseUnavailable(error)) throw error;
  logger.warn({}, 'storage API: a status was read that could not be recorded');
}

/** Each service, after its own fields have been read. */
const SERVICES: Record<StorageService, JsonService> = {
  createOrUpdateCustomer: async (store, call) => {
    const update = await readUpdate(call);
    return update instanceof Refusal ? update : createOrUpdateCustomer(store, { ...call, update });
  },
  getStatus: async (store, call) => {
    const found = await getStatus(store, call.email);
    if (!(found instanceof Refusal)) await recordRead(store, call, 'customer.opened').catch(noteUnrecorded);
    return found;
  },
  getDocumentImages: async (store, call) => {
    const found = await getDocumentImages(store, call.email);
    if (found instanceof Refusal) return found;
    await recordRead(store, call, 'documents.viewed');
    const { documents, ...reply } = found;
    const [front, back] = [documents.front.toString('base64'), documents.back?.toString('base64')];
    return { ...reply, target: { ...reply.target, documents: { front, back } } };
  },
  updateStatus: async (store, { email, target, now }) => {
    const status = readStatus(target);
    return status instanceof Refusal ? status : updateStatus(store, { email, status, now, isFromApi: true });
  },
};

/** Who may call: undefined means nobody. */
export type AcceptsCredentials = ((given: Credentials) => boolean) | undefined;

/** Keeps an address from guessing credentials. Times are epoch milliseconds. */
export type GuessGuard = {
  isLocked(request: Request, now: number): boolean;
  noteWrong(request: Request, now: number): Promise<void>;
};

/** The checks in the order of the contract (STORAGE-API, rule 1); the service reads its own fields. */
async function answer(
  context: EmbeddedContext,
  { accepts, guard }: { accepts: AcceptsCredentials; guard: GuessGuard | undefined },
  request: Request,
): Promise<JsonObject | Refusal> {
  if (request.method !== 'POST') return METHOD_NOT_ALLOWED;
  // Nothing in the body could change these two answers: it is not read.
  if (!accepts) return CREDENTIALS_REFUSED;
  if (guard?.isLocked(request, context.clock())) return TOO_MANY_GUESSES;
  const body = await readJsonObject(request);
  if (body instanceof Refusal) return body;
  const credentials = readCredentials(body);
  if (credentials instanceof Refusal) return credentials;
  if (!accepts(credentials)) {
    await guard?.noteWrong(request, context.clock());
    return CREDENTIALS_REFUSED;
  }
  const service = readService(body);
  if (service instanceof Refusal) return service;
  const key = readTarget(body);
  if (key instanceof Refusal) return key;
  const store = await openStore(context);
  if (store instanceof Refusal) return store;
  const { portalUrl, clock } = context;
  return SERVICES[service](store, { ...key, reference: body.reference, now: clock(), portalUrl });
}

/** Makes the door of the contract: from a request to a response. It never throws. */
export function createJsonDoor(context: EmbeddedContext, accepts: AcceptsCredentials, guard?: GuessGuard) {
  return async (request: Request): Promise<Response> =>
    toResponse(await refuseFailures(context, () => answer(context, { accepts, guard }, request)));
}
