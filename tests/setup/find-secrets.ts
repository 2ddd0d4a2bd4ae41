/** What a secret looks like. A pattern with a group names the secret itself by it. */
const PATTERNS: Record<string, RegExp> = {
  'a private key': /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/g,
  'an AWS key': /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/g,
  'a GitHub token': /\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_\w{40,})/g,
  'an npm token': /\bnpm_[A-Za-z0-9]{36}\b/g,
  'a Slack token': /\bxox[abprs]-[A-Za-z0-9-]{10,}/g,
  'a Google key': /\bAIza[\w-]{35}\b/g,
  'a Stripe key': /\b[rs]k_(?:live|test)_[A-Za-z0-9]{16,}/g,
  'a signed token': /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/g,
  'a password in an address': /\b[a-z][a-z0-9+.-]*:\/\/[^\s:@/'"`$<>{}]+:([^\s@/'"`$<>{}]+)@/g,
  'a 32-byte key': /(?<![A-Za-z0-9+/])([A-Za-z0-9+/]{43}=)(?!=)/g,
  'a password or token':
    /(?:pass(?:word|wd|phrase)?|secret|token|api_?key)['"]?\s*[:=]\s*(['"`])(?=[^'"`]*\d)([^'"`\s${}]{8,})\1/gi,
  'a setting with a value': /^(?:export )?[A-Z_]*(?:PASS|PASSWORD|SECRET|TOKEN|KEYS?)=(\S{6,})/gm,
};

/** One thing in a text that looks like a secret: what it seems to be, and its value. */
export type FoundSecret = { kind: string; value: string };

/** Finds whatever in a text looks like a secret. */
export function findSecrets(text: string): FoundSecret[] {
  return Object.entries(PATTERNS).flatMap(([kind, pattern]) =>
    [...text.matchAll(pattern)].map((match) => ({ kind, value: match.at(-1) ?? match[0] })),
  );
}
