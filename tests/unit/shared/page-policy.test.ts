import { describe, expect, test } from 'vitest';
import { findNonce, makePagePolicy } from '../../../lib/shared/page-policy.mjs';

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

  test('names the nonce that scripts of the page carry; without a policy there is none', () => {
    const policy = makePagePolicy('production');
    expect(policy).toContain(`'nonce-${findNonce(policy)}'`);
    expect(findNonce(null)).toBeUndefined();
    expect(findNonce("script-src 'self'")).toBeUndefined();
  });
});
