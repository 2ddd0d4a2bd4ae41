'use server';

import { serve } from '@/lib/server/door/serve';
import { mailDraftLinkDoor, readDraftDoor } from '@/lib/server/doors/later-doors';
import { removeParcelDoor, sendParcelPieceDoor } from '@/lib/server/doors/parcel-doors';

export const sendParcelPiece = serve(sendParcelPieceDoor);
export const removeParcel = serve(removeParcelDoor);
export const readDraft = serve(readDraftDoor);
export const mailDraftLink = serve(mailDraftLinkDoor);
