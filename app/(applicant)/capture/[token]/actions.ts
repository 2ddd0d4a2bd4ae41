'use server';

import { serve } from '@/lib/server/door/serve';
import { endOnPhoneDoor, openOnPhoneDoor, sendFromPhoneDoor } from '@/lib/server/doors/phone-doors';

export const openOnPhone = serve(openOnPhoneDoor);
export const sendFromPhone = serve(sendFromPhoneDoor);
export const endOnPhone = serve(endOnPhoneDoor);
