import { serveRoute } from '@/lib/server/door/serve';
import { storageApiDoor } from '@/lib/server/doors/open-doors';

const handle = serveRoute(storageApiDoor);

export {
  handle as DELETE,
  handle as GET,
  handle as HEAD,
  handle as OPTIONS,
  handle as PATCH,
  handle as POST,
  handle as PUT,
};
