import { createMessages } from './i18n';
import { APPLICANT_MESSAGES } from './messages';
import { STAFF_MESSAGES } from './staff-messages';

/** Every message, for pages that render on the server. A component in the browser would download them all. */
export const serverMessages = createMessages({ ...APPLICANT_MESSAGES, ...STAFF_MESSAGES });
