import { describe, expect, test } from 'vitest';
import { buildContentSecurityPolicy } from '../../../lib/shared/security-headers';

describe('The content security policy of a page', () => {
  test('is relaxed in development, and nowhere else', () => {
    expect(buildContentSecurityPolicy('abc', 'development')).toContain("'unsafe-eval'");
    for (const mode of ['production', 'test', '', undefined, 'Development']) {
      const policy = buildContentSecurityPolicy('abc', mode);
      expect(policy, mode).not.toContain('unsafe');
      expect(policy, mode).toContain("script-src 'self' 'nonce-abc' 'strict-dynamic';");
    }
  });

  test('lets nothing be loaded from elsewhere in development either', () => {
    expect(buildContentSecurityPolicy('abc', 'development')).not.toMatch(/https?:|\*/);
  });
});
