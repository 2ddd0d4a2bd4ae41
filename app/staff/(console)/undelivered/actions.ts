'use server';

import { serve } from '@/lib/server/door/serve';
import { giveUpDoor, sendAgainDoor } from '@/lib/server/doors/undelivered-doors';

export const sendAgain = serve(sendAgainDoor);
export const giveUp = serve(giveUpDoor);
