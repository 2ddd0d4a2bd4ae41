import { serveRoute } from '@/lib/server/door/serve';
import { documentImageDoor, imageMethodDoor } from '@/lib/server/doors/review-doors';

export const GET = serveRoute(documentImageDoor);

const refuseMethod = serveRoute(imageMethodDoor);

export {
  refuseMethod as DELETE,
  refuseMethod as HEAD,
  refuseMethod as OPTIONS,
  refuseMethod as PATCH,
  refuseMethod as POST,
  refuseMethod as PUT,
};
