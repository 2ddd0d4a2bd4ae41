import { DEFAULT_LANGUAGE, type LanguageTag, listLanguageTags } from './languages';

const QUALITY = /;\s*q=([\d.]+)/i;
const primary = (tag: string) => tag.toLowerCase().split('-')[0];

/** The requested tags, most preferred first; those with quality 0 are unwanted. */
function readWanted(acceptLanguage: string): string[] {
  return acceptLanguage
    .split(',')
    .map((part) => ({ tag: part.split(';')[0]?.trim() ?? '', quality: Number(QUALITY.exec(part)?.[1] ?? 1) }))
    .filter(({ tag, quality }) => tag !== '' && quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .map(({ tag }) => tag);
}

/**
 * The portal's best matching language: the same tag, or else the first one with the same language ("en" for "en-GB").
 *
 * @param wanted a tag, or an Accept-Language header (RFC 9110); if absent or unknown: the default language
 */
export function chooseLanguage(wanted: string | null | undefined): LanguageTag {
  const tags = listLanguageTags();
  for (const one of readWanted(wanted ?? '')) {
    const same = tags.find((tag) => tag.toLowerCase() === one.toLowerCase());
    const near = same ?? tags.find((tag) => primary(tag) === primary(one));
    if (near) return near;
  }
  return DEFAULT_LANGUAGE;
}
