'use server';

import { serve } from '@/lib/server/door/serve';
import { removeParcelDoor, sendParcelPieceDoor } from '@/lib/server/doors/parcel-doors';

export const sendParcelPiece = serve(sendParcelPieceDoor);
export const removeParcel = serve(removeParcelDoor);
