'use server';

import { serve } from '@/lib/server/door/serve';
import { submitAsApplicantDoor } from '@/lib/server/doors/applicant-doors';
import { sendCodeDoor, tryCodeDoor } from '@/lib/server/doors/mailbox-doors';

export const submitAsApplicant = serve(submitAsApplicantDoor);
export const sendCode = serve(sendCodeDoor);
export const tryCode = serve(tryCodeDoor);
