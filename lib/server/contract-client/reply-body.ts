/** The reply's body is longer than the caller accepts. The rest has not been read. */
export class ReplyTooLargeError extends Error {
  override name = 'ReplyTooLargeError';
}

/** The reply's body is not UTF-8 text. */
export class ReplyNotTextError extends Error {
  override name = 'ReplyNotTextError';
}

/** Decodes piece by piece, so that the raw bytes and the whole text are never in memory together. */
function createUtf8Decoder() {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  return (bytes?: Uint8Array) => {
    try {
      return decoder.decode(bytes, { stream: bytes !== undefined });
    } catch {
      throw new ReplyNotTextError();
    }
  };
}

/**
 * Reads a reply's whole body as UTF-8 text and stops as soon as it exceeds the limit.
 *
 * @param maxBytes the most bytes to accept, after decompression
 * @throws ReplyTooLargeError over the limit (the stream is canceled); ReplyNotTextError when the bytes are not UTF-8;
 *   whatever the stream throws when the connection breaks
 */
export async function readReplyText(reply: Response, maxBytes: number): Promise<string> {
  if (reply.body === null) return '';
  const reader: ReadableStreamDefaultReader<Uint8Array> = reply.body.getReader();
  const decode = createUtf8Decoder();
  const parts: string[] = [];
  let byteCount = 0;
  try {
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      byteCount += chunk.value.byteLength;
      if (byteCount > maxBytes) throw new ReplyTooLargeError();
      parts.push(decode(chunk.value));
    }
    return parts.join('') + decode();
  } catch (error) {
    // Not awaited: a broken or endless stream may never confirm, and nothing depends on it.
    reader.cancel().catch(() => undefined);
    throw error;
  }
}
