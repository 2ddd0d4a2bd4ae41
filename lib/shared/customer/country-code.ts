/** The code for the United States, ISO 3166-1 alpha-2. */
export const UNITED_STATES = 'US';
