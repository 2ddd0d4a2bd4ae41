import { getEmbeddedStorageApi } from '@/lib/server/customer-store/embedded/get-embedded-storage-api';

/** The embedded storage API over HTTP. It answers every method itself, in the contract's shape. */
const handle = (request: Request): Promise<Response> => getEmbeddedStorageApi().handleHttp(request);

export {
  handle as DELETE,
  handle as GET,
  handle as HEAD,
  handle as OPTIONS,
  handle as PATCH,
  handle as POST,
  handle as PUT,
};
