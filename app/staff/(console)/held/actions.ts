'use server';

import { serve } from '@/lib/server/door/serve';
import { dropHeldDoor, takeOverHeldDoor } from '@/lib/server/doors/held-doors';
import { openDocumentsDoor } from '@/lib/server/doors/review-doors';

export const takeOver = serve(takeOverHeldDoor);
export const drop = serve(dropHeldDoor);
export const openHeldDocuments = serve(openDocumentsDoor);
