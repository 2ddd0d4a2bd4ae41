'use server';

import { serve } from '@/lib/server/door/serve';
import { submitByInvitationDoor } from '@/lib/server/doors/invited-doors';

export const submitByInvitation = serve(submitByInvitationDoor);
