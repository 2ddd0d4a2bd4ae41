import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { VENDORS } from '../../../scripts/steps/copy-vendor-files.mjs';
import { makeNotices, NOTICES_FILE } from '../../../scripts/steps/third-party-notices.mjs';

const notices = makeNotices();

describe('The notices of what is shipped beside the portal', () => {
  test('are those of the packages that are installed (otherwise: npm run notices)', () => {
    expect(readFileSync(NOTICES_FILE, 'utf8') === notices).toBe(true);
  });

  test.each([
    ['libheif-js', 'GNU LESSER GENERAL PUBLIC LICENSE'],
    ['pdfjs-dist', 'Apache License'],
    ['zxing-wasm', 'MIT License'],
    ['@fontsource-variable/atkinson-hyperlegible-next', 'SIL OPEN FONT LICENSE'],
    ['@fontsource-variable/public-sans', 'SIL OPEN FONT LICENSE'],
    ['next', 'Vercel'],
    ['react, react-dom', 'Meta Platforms'],
  ])('hold the license of %s', (name, words) => {
    const [, section = ''] = notices.split(`\n## ${name}`);
    expect(section.split('\n## ')[0]).toContain(words);
  });

  test('stand beside each library that is served as it is', () => {
    for (const folder of new Set(VENDORS.map(({ to }) => to))) {
      const licenses = VENDORS.filter(({ to, names }) => to === folder && names.includes('LICENSE'));
      expect(licenses, folder).toHaveLength(1);
      for (const { from } of licenses) expect(readFileSync(join(from, 'LICENSE'), 'utf8').length).toBeGreaterThan(1000);
    }
  });
});
