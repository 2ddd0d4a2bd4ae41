import { serveRoute } from '@/lib/server/door/serve';
import { openDemoLinkDoor } from '@/lib/server/doors/demo-doors';

export const GET = serveRoute(openDemoLinkDoor);
