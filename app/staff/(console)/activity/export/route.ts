import { serveRoute } from '@/lib/server/door/serve';
import { activityExportDoor } from '@/lib/server/doors/activity-doors';

export const GET = serveRoute(activityExportDoor);
