'use server';

import { serve } from '@/lib/server/door/serve';
import { endIdleSessionDoor, signOutDoor } from '@/lib/server/doors/entrance-doors';
import { staySignedInDoor } from '@/lib/server/doors/own-account-doors';

export const signOutHere = serve(signOutDoor);
export const endIdleSession = serve(endIdleSessionDoor);
export const staySignedIn = serve(staySignedInDoor);
