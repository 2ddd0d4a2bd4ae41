'use server';

import { serve } from '@/lib/server/door/serve';
import { makeInvitationDoor, withdrawInvitationDoor } from '@/lib/server/doors/invitation-doors';

export const makeInvitationLink = serve(makeInvitationDoor);
export const withdrawInvitation = serve(withdrawInvitationDoor);
