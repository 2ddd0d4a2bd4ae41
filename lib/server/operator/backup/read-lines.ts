/** A row with an image of the maximum size, in base64, and room to spare. */
const MAX_LINE_BYTES = 32_000_000;
const LINE_BREAK = 0x0a;

/** The text ends in the middle of a line, or a line is too long to be ours. */
export class BrokenLine extends Error {
  override readonly name = 'BrokenLine';
}

/**
 * Splits a stream of bytes into lines, each including its line break.
 *
 * @throws BrokenLine when the last line has no line break, or one is longer than any of ours
 */
export async function* readLines(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let parts: Buffer[] = [];
  let partBytes = 0;
  for await (const chunk of source) {
    let from = 0;
    for (let end = chunk.indexOf(LINE_BREAK); end >= 0; end = chunk.indexOf(LINE_BREAK, from)) {
      parts.push(chunk.subarray(from, end + 1));
      yield parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts);
      parts = [];
      partBytes = 0;
      from = end + 1;
    }
    if (from < chunk.length) {
      parts.push(chunk.subarray(from));
      partBytes += chunk.length - from;
    }
    if (partBytes > MAX_LINE_BYTES) throw new BrokenLine();
  }
  if (parts.length > 0) throw new BrokenLine();
}
