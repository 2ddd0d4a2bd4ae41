/** What pages may say in English that no message file says. */
export const ALLOWED: readonly RegExp[] = [
  // The same in every language: statuses, and a language's own name.
  /^(PASS|PENDING|FAIL|English)$/,
  // Keys and links.
  /^Ctrl ⏎$/,
  /^https?:\/\/\S+$/,
  // Backup codes.
  /^[a-z0-9]{5}-[a-z0-9]{5}$/,
  // Names of the tests' staff members, in a list to choose from.
  /^(Robin( \w+)?|Avery Administrator|Evan Entry|Frankie Former|Ina Invited)$/,
  /^=1\+1 <script>/,
  // Names of the tests' companies, as the text of a logo.
  /^(Acme & Sons|Harbor & Pine) Bank$/,
];
