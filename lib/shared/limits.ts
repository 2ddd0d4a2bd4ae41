/**
 * Longest edge of a prepared image, in pixels: every word on an ID-1 card and a passport page stays readable. It is
 * half the edge of a phone's 12 megapixels (4032) and a quarter of that of 48 (8064): JPEG decoders are fastest at
 * shrinking to these.
 */
export const LONG_EDGE_PX = 2016;

/**
 * JPEG quality of a prepared image (0 to 1); lowered in steps only while the result is over PREPARED_IMAGE_MAX_BYTES.
 */
export const JPEG_QUALITY = 0.9;

/** Maximum size of a prepared image, in bytes. */
export const PREPARED_IMAGE_MAX_BYTES = 1_500_000;

/** The largest file a person may choose, in bytes, before preparation. */
export const SOURCE_FILE_MAX_BYTES = 50_000_000;

/**
 * What the server action accepts for one image, in decoded bytes. More than PREPARED_IMAGE_MAX_BYTES, so that a browser
 * that cannot prepare images may send an original. Two of these in base64 fit the action's body limit in
 * next.config.mjs.
 */
export const SUBMITTED_IMAGE_MAX_BYTES = 4_000_000;

/** The storage contract's limit for one image, in decoded bytes (STORAGE-API, rule 6). */
export const STORED_IMAGE_MAX_BYTES = 10_000_000;

/** The storage contract's limit for one image, in pixels (STORAGE-API, rule 6). */
export const IMAGE_MAX_PIXELS = 50_000_000;

/**
 * The storage endpoint's limit for a whole request body, in bytes: two images of STORED_IMAGE_MAX_BYTES in base64, plus
 * the attributes.
 */
export const STORAGE_REQUEST_MAX_BYTES = 28_000_000;

/** Longest text value for a customer, in characters (STORAGE-API, rule 7). */
export const TEXT_MAX_CHARACTERS = 255;

/** Oldest plausible age of an applicant, in years. */
export const AGE_MAX_YEARS = 120;

/** People younger than this are asked once whether their date of birth is right, in years. */
export const AGE_ASKED_BELOW_YEARS = 16;
