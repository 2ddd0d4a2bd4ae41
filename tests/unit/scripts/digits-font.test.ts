import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { makeDigitsFont } from '../../../scripts/make-digits-font.mjs';

it('the font of the digits is what the installed Public Sans makes, and small', async () => {
  const stored = readFileSync('app/digits.woff2');
  expect(Buffer.from(await makeDigitsFont()).equals(stored), 'run npm run digits').toBe(true);
  expect(stored.length).toBeLessThan(6_000);
});
