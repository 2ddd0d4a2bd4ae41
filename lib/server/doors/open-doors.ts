import { getEmbeddedStorageApi } from '../customer-store/embedded/get-embedded-storage-api';
import { openEmbeddedStore } from '../customer-store/embedded/open-embedded-store';
import { openRoute } from '../door/public-doors';
import { checkHealth } from '../start/health';

/**
 * The embedded storage API over HTTP: it checks credentials itself, and answers every method in the contract's format.
 */
export const storageApiDoor = openRoute({
  name: 'storage-api',
  work: (request) => getEmbeddedStorageApi().handleHttp(request),
});

/** For load balancers and monitors: 200 when the portal has what a submission needs, 503 when it does not. */
export const healthDoor = openRoute({
  name: 'health',
  work: async () => {
    const isHealthy = await checkHealth(openEmbeddedStore);
    return Response.json(
      { status: isHealthy ? 'ok' : 'unavailable' },
      { status: isHealthy ? 200 : 503, headers: { 'Cache-Control': 'no-store' } },
    );
  },
});
