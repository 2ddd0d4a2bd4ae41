/** What pages may say in English that no message file says. */
export const ALLOWED: readonly RegExp[] = [
  // The same in every language: statuses, and a language's own name.
  /^(PASS|PENDING|FAIL|English)$/,
  // Keys and links.
  /^Ctrl ⏎$/,
  /^https?:\/\/\S+$/,
  // Names of the tests' staff members, in a list to choose from.
  /^Robin \w+$/,
];
