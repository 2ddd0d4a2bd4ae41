/** Collects the parts of a file that are kept. */
export type ByteWriter = {
  write(part: Uint8Array | readonly number[]): void;
  /** Everything written so far, with its own memory. */
  finish(): Uint8Array<ArrayBuffer>;
};

/** @param maxBytes more than this is never written: one allocation instead of one for each of a million small parts */
export function makeByteWriter(maxBytes: number): ByteWriter {
  const bytes = new Uint8Array(maxBytes);
  let length = 0;
  return {
    write: (part) => {
      bytes.set(part, length);
      length += part.length;
    },
    finish: () => bytes.slice(0, length),
  };
}
