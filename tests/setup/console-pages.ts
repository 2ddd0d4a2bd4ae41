/** The pages of the console that lists and forms are on, below /staff. */
export const CONSOLE_PAGES = [
  'customers',
  'customers/new',
  'held',
  'invitations',
  'activity',
  'members',
  'account',
] as const;
