/** One side of an ID, ready to be sent: bare base64, upright, without metadata. */
export type PreparedImage = {
  base64: string;
  /** PNG only where the browser's canvases cannot be used and the person's own file is sent. */
  mediaType: 'image/jpeg' | 'image/png';
  widthPx: number;
  heightPx: number;
  byteCount: number;
  /** Size of the file or capture that it was made from, in bytes. */
  sourceByteCount: number;
};
