/** The part of a draft with the secret of the status link, which lets a rejected applicant try again. */
export const STATUS_SECRET = 'statusSecret';

/** The parts of a draft that a person typed or chose. Whoever was rejected keeps them, and only takes new photos. */
export const ANSWER_PARTS = ['values', 'choices'] as const;
