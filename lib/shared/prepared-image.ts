/** A photo of one side of an ID, ready to be sent: upright, shrunk, without metadata. */
export type PreparedImage = {
  /** Strict base64 of the JPEG, without a `data:` prefix. */
  base64: string;
  mediaType: 'image/jpeg';
  widthPx: number;
  heightPx: number;
  byteCount: number;
  /** Size of the file that the person chose or captured, in bytes. */
  sourceByteCount: number;
};
