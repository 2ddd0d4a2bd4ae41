import { serveRoute } from '@/lib/server/door/serve';
import { endHandoffDoor } from '@/lib/server/doors/handoff-form-doors';

export const POST = serveRoute(endHandoffDoor);
