/** One side of an ID, ready to send: bare base64, upright, without metadata. */
export type PreparedImage = {
  base64: string;
  /** PNG only if the browser's canvases cannot be used and the person's own file is sent. */
  mediaType: 'image/jpeg' | 'image/png';
  widthPx: number;
  heightPx: number;
  byteCount: number;
  /** Size of the file or capture it was made from, in bytes. */
  sourceByteCount: number;
};
