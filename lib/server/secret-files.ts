import { readFileSync } from 'node:fs';
import { describeError } from './describe-error';

/** Variables that hold a secret: each may name a file instead, as containers and service managers hand them out. */
const SECRET_VARIABLES = [
  'DATABASE_URL',
  'DOCUMENT_KEYS',
  'STORAGE_API_PASS',
  'STAFF_SECRET',
  'OIDC_CLIENT_SECRET',
  'SMTP_URL',
] as const;

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * Replaces each variable `NAME_FILE` of a secret by `NAME` with what the file holds.
 *
 * @returns the variables, and what is wrong with the files, without any value
 */
export function readSecretFiles(variables: Variables): { given: Variables; problems: string[] } {
  const given: Record<string, string | undefined> = { ...variables };
  const problems: string[] = [];
  for (const name of SECRET_VARIABLES) {
    const path = variables[`${name}_FILE`]?.trim();
    if (!path) continue;
    if (variables[name]?.trim()) problems.push(`Set ${name} or ${name}_FILE, not both`);
    try {
      given[name] = readFileSync(/* turbopackIgnore: true */ path, 'utf8').trim();
      if (!given[name]) problems.push(`The file that ${name}_FILE names is empty`);
    } catch (error) {
      problems.push(`The file that ${name}_FILE names cannot be read (${describeError(error).code ?? 'no code'})`);
    }
  }
  return { given, problems };
}
