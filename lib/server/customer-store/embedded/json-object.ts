/** A parsed JSON object with unknown content. */
export type JsonObject = Record<string, unknown>;

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Absent as the contract defines it: not sent, null or an empty string. */
export function isMissing(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}
