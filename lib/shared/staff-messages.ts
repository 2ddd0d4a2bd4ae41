import staff from './messages/en/staff.json';

/** Every sentence that only staff read, by file. */
export const STAFF_MESSAGES = { staff } as const;
