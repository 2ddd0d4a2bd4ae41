'use server';

import { serve } from '@/lib/server/door/serve';
import {
  enterCodeDoor,
  finishPasskeyDoor,
  signInDoor,
  signInElsewhereDoor,
  startPasskeyDoor,
} from '@/lib/server/doors/entrance-doors';

export const signIn = serve(signInDoor);
export const enterCode = serve(enterCodeDoor);
export const startPasskey = serve(startPasskeyDoor);
export const finishPasskey = serve(finishPasskeyDoor);
export const signInElsewhere = serve(signInElsewhereDoor);
