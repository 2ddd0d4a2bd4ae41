import type { CreateOrUpdateReply, StatusReply, UpdateStatusReply } from '../../shared/contract/reply';
import type { WireTexts } from '../../shared/contract/request';
import type { CustomerSource } from '../../shared/customer/customer-source';
import type { CustomerStatus } from '../../shared/customer/customer-status';
import type { CheckedImage } from '../images/decode-image';
import type { StorageOutcome } from './outcome';

/** Who sends a customer. `enteredBy` is a staff account's id, if `source` is `staff`. */
export type CustomerOrigin = { source: CustomerSource; enteredBy?: string | undefined };

/** The input of createOrUpdateCustomer. A back never outlives its front: a new front sent alone has no back. */
export type CustomerWrite = {
  /** The caller's own value; if absent, the stored one is kept. */
  reference?: string | undefined;
  target: WireTexts;
  documents: { front: CheckedImage; back?: CheckedImage | undefined };
  /** Stored with a new customer by the embedded storage. Remote accounts have no field for it. Default: `api`. */
  origin?: CustomerOrigin | undefined;
};

/** The customer with the current images. */
export type DocumentImages = StatusReply & { documents: { front: Buffer; back?: Buffer | undefined } };

/** The services of the storage API. None of them throws for an expected failure. */
export type StorageClient = {
  /** Creates the customer for `target.email`, or updates the fields that are sent. */
  createOrUpdateCustomer(write: CustomerWrite): Promise<StorageOutcome<CreateOrUpdateReply>>;
  getStatus(email: string): Promise<StorageOutcome<StatusReply>>;
  getDocumentImages(email: string): Promise<StorageOutcome<DocumentImages>>;
  /**
   * `decisionId`: the decision behind the status. The embedded storage keeps it with the change; a remote account is
   * not told.
   */
  updateStatus(email: string, status: CustomerStatus, decisionId?: string): Promise<StorageOutcome<UpdateStatusReply>>;
};
