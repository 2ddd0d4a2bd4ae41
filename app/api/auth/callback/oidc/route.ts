import { serveRoute } from '@/lib/server/door/serve';
import { singleSignOnCallbackDoor } from '@/lib/server/doors/entrance-doors';

export const GET = serveRoute(singleSignOnCallbackDoor);
