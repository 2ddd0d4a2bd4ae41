import { serveRoute } from '@/lib/server/door/serve';
import { healthDoor } from '@/lib/server/doors/open-doors';

export const GET = serveRoute(healthDoor);
