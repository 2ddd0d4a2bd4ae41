'use server';

import { serve } from '@/lib/server/door/serve';
import { changeAuthenticatorDoor } from '@/lib/server/doors/authenticator-door';
import {
  changePasswordDoor,
  endOwnSessionDoor,
  finishAddingPasskeyDoor,
  removeOwnPasskeyDoor,
  startAddingPasskeyDoor,
} from '@/lib/server/doors/own-account-doors';

export const changePassword = serve(changePasswordDoor);
export const changeAuthenticator = serve(changeAuthenticatorDoor);
export const startAddingPasskey = serve(startAddingPasskeyDoor);
export const finishAddingPasskey = serve(finishAddingPasskeyDoor);
export const removeOwnPasskey = serve(removeOwnPasskeyDoor);
export const endOwnSession = serve(endOwnSessionDoor);
