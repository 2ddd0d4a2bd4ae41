import { createHash } from 'node:crypto';
import { type LogoFile, readLogoFile } from '../company-files';
import { env } from '../env';
import { processSingleton } from '../process-singleton';

/** The first of these many hexadecimal digits of its SHA-256 name a file. */
const DIGEST_CHARACTERS = 16;

type Logo = LogoFile & { path: string };

/** Where a logo is, by its content: the address of another one is another. */
const logoAddress = (bytes: Buffer) =>
  `/company/logo/${createHash('sha256').update(bytes).digest('hex').slice(0, DIGEST_CHARACTERS)}`;

/** Read once: whoever changes the file starts the portal again. */
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

/** The logos that are configured; undefined where there is none, or its file is gone since the start. */
export function findLogos(): { light: Logo | undefined; dark: Logo | undefined } {
  const { logoPath, darkLogoPath } = env().company;
  return { light: findLogo(logoPath), dark: findLogo(darkLogoPath) };
}
