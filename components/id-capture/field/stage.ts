/** The box that every phase of a side fills, so that nothing below it moves. */
export const STAGE_CLASS = 'flex aspect-3/2 min-h-52 w-full flex-col items-center justify-center rounded-lg';

/** The same box for a portrait photo, which needs more height to stay readable. */
export const TALL_STAGE_CLASS = 'flex w-full flex-col items-center justify-center rounded-lg';
