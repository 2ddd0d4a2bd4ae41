import { getDatabase } from '@/lib/server/db/connection/get-database';
import { checkHealth } from '@/lib/server/start/health';

/** For load balancers and monitors: 200 when the portal can serve, 503 when its database does not answer. */
export async function GET(): Promise<Response> {
  const isHealthy = await checkHealth(getDatabase);
  return Response.json(
    { status: isHealthy ? 'ok' : 'unavailable' },
    { status: isHealthy ? 200 : 503, headers: { 'Cache-Control': 'no-store' } },
  );
}
