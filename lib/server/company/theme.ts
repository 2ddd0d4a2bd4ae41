import { createHash } from 'node:crypto';
import { findColor, formatColor } from '../../shared/company/color';
import { makeShades, type Shades } from '../../shared/company/shades';
import { env } from '../env';

const DIGEST_CHARACTERS = 16;

/** The rule is more specific than those in app/globals.css, so that it wins wherever it appears. */
const toRule = ({ accent, accentStrong, accentSoft, onAccent }: Shades) =>
  'html:root{' +
  `--portal-accent:${formatColor(accent)};` +
  `--portal-accent-strong:${formatColor(accentStrong)};` +
  `--portal-accent-soft:${formatColor(accentSoft)};` +
  `--portal-on-accent:${formatColor(onAccent)}}`;

/** The stylesheet for the company's color and its URL; undefined if no color is configured. */
export function findTheme(): { css: string; version: string; href: string } | undefined {
  const color = findColor(env().company.color ?? '');
  if (!color) return undefined;
  const { light, dark } = makeShades(color);
  const css = `${toRule(light)}\n@media screen and (prefers-color-scheme:dark){${toRule(dark)}}\n`;
  const version = createHash('sha256').update(css).digest('hex').slice(0, DIGEST_CHARACTERS);
  return { css, version, href: `/company/theme.css?v=${version}` };
}
