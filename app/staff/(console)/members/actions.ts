'use server';

import { serve } from '@/lib/server/door/serve';
import { changeMembersDoor } from '@/lib/server/doors/member-doors';

export const changeMembers = serve(changeMembersDoor);
