'use server';

import { serve } from '@/lib/server/door/serve';
import { submitAsApplicantDoor } from '@/lib/server/doors/applicant-doors';

export const submitAsApplicant = serve(submitAsApplicantDoor);
