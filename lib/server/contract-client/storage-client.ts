import type { CreateOrUpdateReply, StatusReply, UpdateStatusReply } from '../../shared/contract/reply';
import type { WireTexts } from '../../shared/contract/request';
import type { CustomerSource } from '../../shared/customer/customer-source';
import type { CustomerStatus } from '../../shared/customer/customer-status';
import type { CheckedImage } from '../images/decode-image';
import type { StorageOutcome } from './outcome';

/** Who sends a customer. `enteredBy` is a staff account's id, where `source` is `staff`. */
export type CustomerOrigin = { source: CustomerSource; enteredBy?: string | undefined };

/** What createOrUpdateCustomer is given. A back never outlives its front: a new front alone stands alone. */
export type CustomerWrite = {
  /** The caller's own value; absent keeps what is stored. */
  reference?: string | undefined;
  target: WireTexts;
  documents: { front: CheckedImage; back?: CheckedImage | undefined };
  /** Kept with a new customer by the embedded storage. A remote account has no word for it. Default: `api`. */
  origin?: CustomerOrigin | undefined;
};

/** The customer with the images in force. */
export type DocumentImages = StatusReply & { documents: { front: Buffer; back?: Buffer | undefined } };

/** The services of the storage API. None of them throws for an expected failure. */
export type StorageClient = {
  /** Creates the customer of `target.email`, or updates what is sent of it. */
  createOrUpdateCustomer(write: CustomerWrite): Promise<StorageOutcome<CreateOrUpdateReply>>;
  getStatus(email: string): Promise<StorageOutcome<StatusReply>>;
  getDocumentImages(email: string): Promise<StorageOutcome<DocumentImages>>;
  /** `decisionId`: the decision that sets it. The embedded storage keeps it beside the change; a remote account is not told. */
  updateStatus(email: string, status: CustomerStatus, decisionId?: string): Promise<StorageOutcome<UpdateStatusReply>>;
};
