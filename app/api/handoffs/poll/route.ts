import { serveRoute } from '@/lib/server/door/serve';
import { pollHandoffDoor } from '@/lib/server/doors/handoff-form-doors';

export const POST = serveRoute(pollHandoffDoor);
