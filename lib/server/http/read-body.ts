type BodyReader = ReadableStreamDefaultReader<Uint8Array>;

/**
 * Reads the rest and drops it. Leaving it unread would queue it in memory, and canceling would cut the connection
 * before the sender can read the answer; the HTTP server's own time limit stops a sender that never finishes.
 */
async function drain(reader: BodyReader): Promise<void> {
  try {
    while (!(await reader.read()).done);
  } catch {
    // The sender disconnected, which is as good as the end.
  }
}

function join(chunks: Uint8Array[], byteCount: number): Buffer {
  const [only] = chunks;
  if (!only || chunks.length > 1) return Buffer.concat(chunks, byteCount);
  return Buffer.from(only.buffer, only.byteOffset, only.byteLength);
}

/**
 * Reads a request body of at most `maxBytes` bytes. A longer one is refused as soon as that is known, and what still
 * arrives is dropped in the background.
 *
 * @throws when the connection breaks
 */
export async function readBody(request: Request, maxBytes: number): Promise<Buffer | 'too-large'> {
  const reader: BodyReader | undefined = request.body?.getReader();
  if (!reader) return Buffer.alloc(0);
  if (Number(request.headers.get('content-length')) > maxBytes) {
    void drain(reader);
    return 'too-large';
  }
  const chunks: Uint8Array[] = [];
  let byteCount = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return join(chunks, byteCount);
    byteCount += value.byteLength;
    if (byteCount > maxBytes) {
      void drain(reader);
      return 'too-large';
    }
    chunks.push(value);
  }
}
