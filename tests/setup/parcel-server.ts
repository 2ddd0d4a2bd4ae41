import type { ParcelActions, PieceAnswer, SentPiece } from '@/lib/shared/parcels/parcel';

/**
 * What happens to the next call; by default it is answered. `lost-answer`: the server has it, but the browser never
 * hears back.
 */
export type Fault = 'lost' | 'lost-answer' | 'no-answer-of-ours' | PieceAnswer;

/** Plays the server side of the actions in memory, with simulated network faults. */
export function makeParcelServer() {
  const parcels = new Map<string, Buffer>();
  const pieces: SentPiece[] = [];
  const faults: Fault[] = [];
  let onPiece: (piece: SentPiece) => void | Promise<void> = () => undefined;

  function take({ parcel, totalByteCount, offset, base64 }: SentPiece): PieceAnswer {
    const has = parcels.get(parcel) ?? Buffer.alloc(0);
    const isNext = has.length === offset && base64 !== '';
    const now = isNext ? Buffer.concat([has, Buffer.from(base64, 'base64')]) : has;
    if (now.length > totalByteCount) return { ok: false, problem: 'invalid-input' };
    if (now.length > 0) parcels.set(parcel, now);
    return { ok: true, receivedByteCount: now.length };
  }

  const actions: ParcelActions = {
    sendPiece: async (piece) => {
      pieces.push(piece);
      await onPiece(piece);
      const fault = faults.shift();
      if (typeof fault === 'object') return fault;
      if (fault === 'lost') throw new Error('The connection was lost');
      const answer = take(piece);
      if (fault === 'lost-answer') throw new Error('The connection was lost');
      return fault === 'no-answer-of-ours' ? (undefined as unknown as PieceAnswer) : answer;
    },
    remove: async (parcel) => {
      parcels.delete(parcel);
      return { ok: true };
    },
  };
  return {
    actions,
    parcels,
    pieces,
    /** What happens to the next pieces, in this order. */
    plan: (...planned: Fault[]) => faults.push(...planned),
    /** Called with each piece before it is answered. */
    watch: (work: typeof onPiece) => {
      onPiece = work;
    },
  };
}
