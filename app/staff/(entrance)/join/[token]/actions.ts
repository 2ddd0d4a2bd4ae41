'use server';

import { serve } from '@/lib/server/door/serve';
import { joinByLinkDoor } from '@/lib/server/doors/join-doors';

export const joinByLink = serve(joinByLinkDoor);
