import { serveRoute } from '@/lib/server/door/serve';
import { makeHandoffDoor } from '@/lib/server/doors/handoff-form-doors';

export const POST = serveRoute(makeHandoffDoor);
