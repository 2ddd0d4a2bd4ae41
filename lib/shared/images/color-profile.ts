/** CMYK profiles of printers reach 2 MB. */
const PROFILE_MAX_BYTES = 4_000_000;
const SIGNATURE_OFFSET = 36;
const SIGNATURE = 0x61637370; // 'acsp'

/**
 * Whether data is an ICC color profile of the size that it states. Browsers ignore anything else in the place of a
 * profile, so nothing else needs to be kept there.
 *
 * @param start the profile's first bytes, at least 40 of them if it has that many
 * @param byteCount the size of all of it
 */
export function isColorProfile(start: Uint8Array, byteCount: number): boolean {
  if (start.length < SIGNATURE_OFFSET + 4 || byteCount > PROFILE_MAX_BYTES) return false;
  const view = new DataView(start.buffer, start.byteOffset, start.byteLength);
  return view.getUint32(0) === byteCount && view.getUint32(SIGNATURE_OFFSET) === SIGNATURE;
}
