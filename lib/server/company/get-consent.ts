import { createHash } from 'node:crypto';
import type { Consent } from '../../shared/company/consent';
import { DEFAULT_LANGUAGE, type LanguageTag, listLanguageTags } from '../../shared/words/languages';
import { loadWords } from '../../shared/words/load-words';
import { readConsentFile } from '../company-files';
import { env } from '../env';
import { processSingleton } from '../process-singleton';

const DIGEST_CHARACTERS = 12;

/** A text without a version of its own is named by its content, so that two texts never share a name. */
function nameByContent(language: string, text: string): string {
  return createHash('sha256').update(`${language}\0${text}`).digest('hex').slice(0, DIGEST_CHARACTERS);
}

/** Read once: after changing the file, restart the portal. */
const getRead = () => processSingleton('consent-file', () => new Map<string, Consent | undefined>());

function findOwnConsent(): Consent | undefined {
  const { consentPath } = env().company;
  if (consentPath === undefined) return undefined;
  const read = getRead();
  if (!read.has(consentPath)) {
    const file = readConsentFile(consentPath);
    if ('problem' in file) return undefined;
    const { text, language = DEFAULT_LANGUAGE, version = nameByContent(language, text) } = file;
    read.set(consentPath, { version, language, text });
  }
  return read.get(consentPath);
}

/**
 * The portal's own text: who uses the details, for what, who sees them and for how long, as far as that is configured.
 */
async function makeDefaultConsent(language: LanguageTag): Promise<Consent> {
  const { company, storageApi } = env();
  const { name, purpose, retention } = company;
  const { t } = (await loadWords(language, name)).of('pages');
  const agreed = [t('consent.agree'), purpose];
  const seen = storageApi.url === undefined ? t('consent.seen') : t('consent.seenByService');
  const kept = retention && t('consent.kept', { retention: retention.replace(/\.$/, '') });
  const text = [agreed, [seen, kept]].map((sentences) => sentences.filter(Boolean).join(' ')).join('\n\n');
  return { version: nameByContent(language, text), language, text };
}

/**
 * What applicants are asked to agree to: the owner's own text (CONSENT_FILE), which has one language, or the portal's.
 */
export async function getConsent(language: LanguageTag): Promise<Consent> {
  return findOwnConsent() ?? makeDefaultConsent(language);
}

/** Every text that applicants may be shown now. */
export async function listConsents(): Promise<Consent[]> {
  const own = findOwnConsent();
  return own ? [own] : Promise.all(listLanguageTags().map(makeDefaultConsent));
}
