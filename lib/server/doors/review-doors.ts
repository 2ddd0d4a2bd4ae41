import { z } from 'zod';
import { DOCUMENT_SIDES } from '../../shared/contract/request';
import { HELD_SET } from '../../shared/held/held-submission';
import type { Refusal, StaffRefusalCode } from '../../shared/refusal';
import type { DecisionOutcome } from '../../shared/review/decision';
import type { OpenedDocuments } from '../../shared/review/document-view';
import { mailDecision } from '../applications/status-links/mail-decision';
import { openRoute } from '../door/public-doors';
import { recordForeignRecord } from '../door/record-refused-access';
import { staffAction, staffReader } from '../door/staff-doors';
import { decideCustomer } from '../review/decide-customer';
import { didOpen } from '../review/documents-opened';
import { getRecordTools } from '../review/get-record-tools';
import { imageMethodRefused, imageNotFound, imageUnavailable, toImageResponse } from '../review/image-response';
import { findOpenedImage, openDocuments } from '../review/open-documents';
import { decisionSchema, openingSchema, undoSchema } from '../review/review-input';
import { undoDecision } from '../review/undo-decision';
import { makeHeldDocumentTools } from '../review-held/held-documents';
import { getHeldTools } from '../review-held/held-tools';
import { getStorage } from '../storage/get-storage';

const toFailed = ({ code, errorId }: Refusal<StaffRefusalCode>) =>
  ({ kind: 'failed', problem: code, errorId }) as const;

/** A held submission has one set of images, and takes the place of a customer. */
const getDocumentTools = async ({ setId }: { setId: string }) =>
  setId === HELD_SET ? makeHeldDocumentTools(await getHeldTools()) : getRecordTools();

/** Gives a customer a status. */
export const decideDoor = staffAction({
  name: 'decide',
  permission: 'decide',
  input: z.tuple([decisionSchema]),
  refuse: (refused): DecisionOutcome => toFailed(refused),
  work: async ({ member, database }, [decision]) => {
    const tools = await getRecordTools();
    const outcome = await decideCustomer(member, decision, tools);
    const customer = outcome.kind === 'decided' && (await tools.findCustomer(decision.customerId));
    if (customer) {
      const { openKeys } = await getStorage();
      const { id: customerId, emailAddress } = customer;
      void mailDecision(database, openKeys, { ...outcome, customerId, emailAddress });
    }
    return outcome;
  },
});

/** Undoes the member's own last decision. */
export const undoDoor = staffAction({
  name: 'undo-decision',
  permission: 'decide',
  input: z.tuple([undoSchema]),
  refuse: (refused): DecisionOutcome => toFailed(refused),
  work: async ({ member }, [decision]) => undoDecision(member, decision, await getRecordTools()),
});

/** Opens a set of document images, which is recorded. */
export const openDocumentsDoor = staffAction({
  name: 'open-documents',
  permission: 'view-documents',
  input: z.tuple([openingSchema]),
  refuse: (refused): OpenedDocuments => toFailed(refused),
  work: async ({ member }, [place]) => openDocuments(member, place, await getDocumentTools(place)),
});

/** One document image, for a member who opened it shortly before; whatever is missing, the answer is the same. */
export const documentImageDoor = staffReader({
  name: 'document-image',
  permission: 'view-documents',
  // Browsers send this on HTTPS and localhost, where the portal runs.
  fetchSites: ['same-origin'],
  input: z.tuple([z.unknown(), openingSchema.extend({ side: z.enum(DOCUMENT_SIDES) })]),
  refuse: ({ errorId }) => (errorId === undefined ? imageNotFound() : imageUnavailable()),
  work: async ({ member, ...caller }, [, place]) => {
    const tools = await getDocumentTools(place);
    const image = await findOpenedImage(member, place, tools);
    if (image) return toImageResponse(image, place.side);
    if (!(await didOpen(tools.database, member, { ...place, now: tools.now() })))
      await recordForeignRecord(caller, { member, door: 'document-image', subjectId: place.customerId });
    return imageNotFound();
  },
});

/** Every other method on an image's URL. */
export const imageMethodDoor = openRoute({ name: 'document-image-method', work: async () => imageMethodRefused() });
