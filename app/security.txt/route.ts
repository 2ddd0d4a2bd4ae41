import { serveRoute } from '@/lib/server/door/serve';
import { securityTextDoor } from '@/lib/server/doors/company-doors';

export const GET = serveRoute(securityTextDoor);
