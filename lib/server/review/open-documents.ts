import { DOCUMENT_SIDES, type DocumentSide } from '../../shared/contract/request';
import type { OpenedDocuments } from '../../shared/review/document-view';
import { assertMay, type StaffMember } from '../staff/authority';
import { didOpen, recordOpening } from './documents-opened';
import { type DocumentSource, findDocuments } from './find-documents';
import type { ReviewTools } from './reviewed-customer';

export type DocumentTools = Pick<ReviewTools, 'database' | 'findCustomer' | 'now'> & DocumentSource;

/**
 * Opens a set of document images for a staff member, and records it. The images themselves come from findOpenedImage.
 *
 * @param place.setId CURRENT_SET or the id of an older set
 * @throws AuthorityError when the role may not see documents; SealError; the driver's errors
 */
export async function openDocuments(
  member: StaffMember,
  { customerId, setId }: { customerId: string; setId: string },
  tools: DocumentTools,
): Promise<OpenedDocuments> {
  assertMay(member, 'view-documents');
  const customer = await tools.findCustomer(customerId);
  if (!customer) return { kind: 'failed', problem: 'no-images' };
  const found = await findDocuments(tools, customer, setId);
  if ('problem' in found) return { kind: 'failed', problem: found.problem };
  await recordOpening(tools.database, member, { customerId, setId, now: tools.now() });
  return { kind: 'opened', sides: DOCUMENT_SIDES.filter((side) => found.documents[side]) };
}

/**
 * Finds one image of a set that this staff member opened recently; undefined for everything else, so that guessing
 * reveals nothing.
 *
 * @throws AuthorityError when the role may not see documents; SealError; the driver's errors
 */
export async function findOpenedImage(
  member: StaffMember,
  { customerId, setId, side }: { customerId: string; setId: string; side: DocumentSide },
  tools: DocumentTools,
): Promise<Buffer | undefined> {
  assertMay(member, 'view-documents');
  if (!(await didOpen(tools.database, member, { customerId, setId, now: tools.now() }))) return undefined;
  const customer = await tools.findCustomer(customerId);
  if (!customer) return undefined;
  const found = await findDocuments(tools, customer, setId);
  return 'documents' in found ? found.documents[side] : undefined;
}
