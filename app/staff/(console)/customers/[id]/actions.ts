'use server';

import { serve } from '@/lib/server/door/serve';
import { withdrawStatusLinksDoor } from '@/lib/server/doors/held-doors';
import { decideDoor, openDocumentsDoor, undoDoor } from '@/lib/server/doors/review-doors';

export const decide = serve(decideDoor);
export const undo = serve(undoDoor);
export const openDocuments = serve(openDocumentsDoor);
export const withdrawStatusLinks = serve(withdrawStatusLinksDoor);
