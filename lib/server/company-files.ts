import { readFileSync, statSync } from 'node:fs';
import { findImageFormat } from '../shared/images/image-format';

const LOGO_MAX_BYTES = 200_000;
const CONSENT_MAX_BYTES = 20_000;

/** What is wrong with a file, phrased to complete a sentence that begins with the variable's name. */
export type FileProblem = { problem: string };

export type LogoFile = { bytes: Buffer; mediaType: 'image/svg+xml' | 'image/png' | 'image/webp' };

/** The owner's own text, and the header lines above it, such as `version: 3`. */
export type ConsentFile = { version: string | undefined; language: string | undefined; text: string };

/** The root element of a drawing, after anything XML allows before it: a byte order mark, declarations and comments. */
const SVG_START = /^\uFEFF?(?:\s+|<\?[^>]*\?>|<!--[\s\S]*?-->|<!DOCTYPE[^>[]*(?:\[[^\]]*\])?[^>]*>)*<svg[\s>/]/i;
const HEADER_LINE = /^(version|language):[ \t]*(\S[^\r\n]*?)[ \t]*(?:\r?\n|$)/i;
const VERSION = /^[\w.-]{1,60}$/;

function readLimited(path: string, maxBytes: number): Buffer | FileProblem {
  try {
    const { size } = statSync(/* turbopackIgnore: true */ path);
    if (size > maxBytes) return { problem: `names a file of more than ${maxBytes / 1000} KB` };
    return readFileSync(/* turbopackIgnore: true */ path);
  } catch {
    return { problem: 'names a file that does not exist, or that the portal may not read' };
  }
}

function findMediaType(bytes: Buffer): LogoFile['mediaType'] | undefined {
  const format = findImageFormat(bytes);
  if (format === 'png' || format === 'webp') return `image/${format}`;
  return SVG_START.test(bytes.toString('utf8')) ? 'image/svg+xml' : undefined;
}

/** Reads a logo. Its format is determined by its bytes, not by its name. */
export function readLogoFile(path: string): LogoFile | FileProblem {
  const bytes = readLimited(path, LOGO_MAX_BYTES);
  if ('problem' in bytes) return bytes;
  const mediaType = findMediaType(bytes);
  return mediaType ? { bytes, mediaType } : { problem: 'must name an SVG, PNG or WebP file' };
}

function decodeText(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replaceAll('\r\n', '\n');
  } catch {
    return undefined;
  }
}

/** Reads the owner's own consent text: plain text in UTF-8, optionally preceded by `version: …` and `language: …`. */
export function readConsentFile(path: string): ConsentFile | FileProblem {
  const bytes = readLimited(path, CONSENT_MAX_BYTES);
  if ('problem' in bytes) return bytes;
  let rest = decodeText(bytes);
  if (rest === undefined) return { problem: 'must name a text file in UTF-8' };
  const header: { version?: string; language?: string } = {};
  for (let line = HEADER_LINE.exec(rest); line; line = HEADER_LINE.exec(rest)) {
    header[(line[1] ?? '').toLowerCase() as keyof typeof header] = line[2] ?? '';
    rest = rest.slice(line[0].length);
  }
  const { version, language } = header;
  const text = rest.trim();
  if (text === '') return { problem: 'names a file without a text' };
  if (version !== undefined && !VERSION.test(version)) {
    return { problem: 'names a file whose version has other characters than letters, digits, dots and hyphens' };
  }
  if (language !== undefined && !isLanguageTag(language)) {
    return { problem: 'names a file whose language is no tag, such as en or pt-BR' };
  }
  return { version, language, text };
}

function isLanguageTag(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1;
  } catch {
    return false;
  }
}
