import { Refusal } from '../../../lib/server/customer-store/embedded/refusal';
import type { StorageServices } from '../../../lib/server/customer-store/embedded/typed-door';
import { decodeImage } from '../../../lib/server/images/decode-image';
import { WIRE_ATTRIBUTES } from '../../../lib/shared/contract/request';
import { CUSTOMER_STATUSES } from '../../../lib/shared/customer/customer-status';
import { STORED_IMAGE_MAX_BYTES } from '../../../lib/shared/limits';

type JsonObject = Record<string, unknown>;
type Answer = JsonObject | Refusal;

const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null;
const isTextOrAbsent = (value: unknown): value is string | undefined =>
  value === undefined || typeof value === 'string';

async function findImage(value: unknown) {
  if (typeof value !== 'string') return undefined;
  const image = await decodeImage(value, STORED_IMAGE_MAX_BYTES);
  return typeof image === 'string' ? undefined : image;
}

async function findWrite({ target, reference }: { target: JsonObject & { email: string }; reference: unknown }) {
  const { documents } = target;
  if (!isObject(documents) || !isTextOrAbsent(reference)) return undefined;
  if (!WIRE_ATTRIBUTES.every((name) => isTextOrAbsent(target[name]))) return undefined;
  const [front, back] = await Promise.all([findImage(documents.front), findImage(documents.back)]);
  if (!front || (documents.back !== undefined && !back)) return undefined;
  return { reference, target, documents: { front, back } };
}

async function toWire(found: Awaited<ReturnType<StorageServices['getDocumentImages']>>): Promise<Answer> {
  if (found instanceof Refusal) return found;
  const { documents, ...reply } = found;
  const [front, back] = [documents.front.toString('base64'), documents.back?.toString('base64')];
  return { ...reply, target: { ...reply.target, documents: { front, back } } };
}

/**
 * Expresses a contract request as a typed call. Undefined if TypeScript wouldn't let the portal make it, such as a
 * number for a name: only the JSON door can receive that.
 */
export async function findTypedCall(
  services: StorageServices,
  body: unknown,
): Promise<(() => Promise<Answer>) | undefined> {
  if (!isObject(body) || !isObject(body.target)) return undefined;
  const { user, pass, service, target, reference } = body;
  const { email } = target;
  if (typeof email !== 'string' || !user || !pass) return undefined;
  if (service === 'getStatus') return () => services.getStatus(email);
  if (service === 'getDocumentImages') return async () => toWire(await services.getDocumentImages(email));
  if (service === 'updateStatus') {
    const status = CUSTOMER_STATUSES.find((known) => known === target.status);
    return status && (() => services.updateStatus(email, status));
  }
  if (service !== 'createOrUpdateCustomer') return undefined;
  const write = await findWrite({ target: { ...target, email }, reference });
  return write && (() => services.createOrUpdateCustomer(write));
}
