import { decodeBase64 } from '../image-file/blob-base64';

/** Whether a picture or a link is dragged from a page or a mail: its address comes along, but often no file. */
export const holdsAddress = (transfer: DataTransfer | null): boolean =>
  transfer?.types.includes('text/uri-list') ?? false;

/** A picture whose bytes are in its own address. */
const PICTURE_ADDRESS = /^data:image\/[\w.+-]+;base64,([A-Za-z0-9+/]+={0,2})$/;
const PICTURE_ELEMENT = /<img[^>]*\ssrc="(data:[^"]+)"/i;

/**
 * The picture that is dragged without a file, if its bytes are in its address. Nothing is fetched.
 *
 * @param transfer of a drop: its content can be read only then
 */
export function findDraggedPicture(transfer: DataTransfer): File | undefined {
  const addresses = [
    transfer.getData('text/uri-list').trim(),
    PICTURE_ELEMENT.exec(transfer.getData('text/html'))?.[1],
  ];
  for (const address of addresses) {
    const base64 = PICTURE_ADDRESS.exec(address ?? '')?.[1];
    if (base64) return new File([decodeBase64(base64)], 'picture');
  }
  return undefined;
}
