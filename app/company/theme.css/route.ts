import { serveRoute } from '@/lib/server/door/serve';
import { companyThemeDoor } from '@/lib/server/doors/company-doors';

export const GET = serveRoute(companyThemeDoor);
