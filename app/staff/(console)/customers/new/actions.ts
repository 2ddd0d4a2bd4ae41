'use server';

import { serve } from '@/lib/server/door/serve';
import { findKnownDoor, submitAsStaffDoor } from '@/lib/server/doors/customer-doors';

export const submitAsStaff = serve(submitAsStaffDoor);
export const findKnown = serve(findKnownDoor);
