import { serveRoute } from '@/lib/server/door/serve';
import { invitedLanguageDoor } from '@/lib/server/doors/language-doors';

export const GET = serveRoute(invitedLanguageDoor);
