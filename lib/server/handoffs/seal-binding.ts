import type { DocumentSide } from '../../shared/contract/request';
import type { ImageBinding } from '../sealing/seal-image';

/**
 * What a photo in transit is bound to: its handoff, its version and its side. It cannot be opened as a customer's
 * document.
 */
export function bindHandoffImage(
  handoffId: string,
  { version, side }: { version: string; side: DocumentSide },
): ImageBinding {
  return { customerId: `handoff:${handoffId}`, setId: version, side };
}
