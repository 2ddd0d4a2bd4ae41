import { serveRoute } from '@/lib/server/door/serve';
import { companyLogoDoor } from '@/lib/server/doors/company-doors';

export const GET = serveRoute(companyLogoDoor);
