import { serveRoute } from '@/lib/server/door/serve';
import { phoneStateDoor } from '@/lib/server/doors/phone-doors';

export const GET = serveRoute(phoneStateDoor);
