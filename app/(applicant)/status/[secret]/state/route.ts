import { serveRoute } from '@/lib/server/door/serve';
import { statusStateDoor } from '@/lib/server/doors/status-doors';

export const GET = serveRoute(statusStateDoor);
