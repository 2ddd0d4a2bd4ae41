/** The applicant form. */
export const HOME_PATH = '/';
