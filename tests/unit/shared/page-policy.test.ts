import { describe, expect, test } from 'vitest';
import { makePagePolicy } from '../../../lib/shared/page-policy.mjs';

describe('The content security policy of a page', () => {
  test('is relaxed in development, and nowhere else', () => {
    expect(makePagePolicy('development')).toContain("'unsafe-eval'");
    for (const mode of ['production', 'test', '', undefined, 'Development']) {
      const policy = makePagePolicy(mode);
      expect(policy, mode).not.toContain('unsafe');
      expect(policy, mode).toMatch(/script-src 'self' 'nonce-[\w+/=]+' 'strict-dynamic';/);
    }
  });

  test('lets nothing be loaded from elsewhere in development either', () => {
    expect(makePagePolicy('development')).not.toMatch(/https?:|\*/);
  });
});
