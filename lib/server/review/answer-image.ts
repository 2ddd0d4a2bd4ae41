import 'server-only';
import { DOCUMENT_SIDES } from '../../shared/contract/request';
import { findPermittedReader } from '../door/require-staff';
import { logUnexpected } from '../log';
import { checkOpening } from './check-input';
import { getRecordTools } from './get-record-tools';
import { imageNotFound, imageUnavailable, isFetchOfOwnPage, toImageResponse } from './image-response';
import { findOpenedImage } from './open-documents';

/**
 * Answers a request for a document image. Session, role and opening are checked for every request; whatever is missing, the
 * answer is the same. Never throws.
 *
 * @param place as it stands in the address
 */
export async function answerImage(
  request: Request,
  place: { customerId: string; setId: string; side: string },
): Promise<Response> {
  try {
    if (!isFetchOfOwnPage(request.headers)) return imageNotFound();
    const member = await findPermittedReader(request, 'view-documents');
    if (!member) return imageNotFound();
    const checked = checkOpening(place);
    const side = DOCUMENT_SIDES.find((known) => known === place.side);
    if (!checked || !side) return imageNotFound();
    const image = await findOpenedImage(member, { ...checked, side }, await getRecordTools());
    return image ? toImageResponse(image, side) : imageNotFound();
  } catch (error) {
    logUnexpected(error, 'document-image');
    return imageUnavailable();
  }
}
