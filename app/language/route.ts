import { serveRoute } from '@/lib/server/door/serve';
import { chooseLanguageDoor } from '@/lib/server/doors/language-doors';

export const POST = serveRoute(chooseLanguageDoor);
