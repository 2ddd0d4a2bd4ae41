import { createHash } from 'node:crypto';
import { type LogoFile, readLogoFile } from '../company-files';
import { env } from '../env';
import { processSingleton } from '../process-singleton';

/** A file is named by this many leading hexadecimal digits of its SHA-256. */
const DIGEST_CHARACTERS = 16;

type Logo = LogoFile & { path: string };

/** The URL of a logo, based on its content: a different logo has a different URL. */
const logoAddress = (bytes: Buffer) =>
  `/company/logo/${createHash('sha256').update(bytes).digest('hex').slice(0, DIGEST_CHARACTERS)}`;

/** Read once: after changing the file, restart the portal. */
const getRead = () => processSingleton('company-logos', () => new Map<string, Logo | undefined>());

function findLogo(file: string | undefined): Logo | undefined {
  if (file === undefined) return undefined;
  const read = getRead();
  if (!read.has(file)) {
    const logo = readLogoFile(file);
    read.set(file, 'problem' in logo ? undefined : { ...logo, path: logoAddress(logo.bytes) });
  }
  return read.get(file);
}

/** The configured logos; undefined if there is none, or its file has disappeared since the start. */
export function findLogos(): { light: Logo | undefined; dark: Logo | undefined } {
  const { logoPath, darkLogoPath } = env().company;
  return { light: findLogo(logoPath), dark: findLogo(darkLogoPath) };
}
