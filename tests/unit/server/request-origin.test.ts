import { describe, expect, test } from 'vitest';
import { isSameOrigin } from '@/lib/server/http/request-origin';

const PORTAL_URL = 'https://portal.example';

const isAccepted = (headers: Record<string, string>, portalUrl: string | undefined = PORTAL_URL) =>
  isSameOrigin(new Headers(headers), portalUrl);

describe('with PORTAL_URL a state-changing request', () => {
  test('is accepted from the portal itself', () => {
    expect(isAccepted({ origin: PORTAL_URL })).toBe(true);
    expect(isAccepted({ origin: PORTAL_URL, 'sec-fetch-site': 'same-origin' })).toBe(true);
    expect(isAccepted({ origin: PORTAL_URL }, 'https://Portal.example:443/')).toBe(true);
  });

  test('is accepted whatever Host a proxy passes on', () => {
    expect(isAccepted({ origin: PORTAL_URL, host: '10.0.0.5:3000' })).toBe(true);
  });

  test.each([
    'https://evil.example',
    'http://portal.example',
    'https://portal.example:8443',
    'https://sub.portal.example',
    'https://portal.example.evil.example',
    'https://portal.example/',
    'https://portal.example/path',
    'https://portal.example, https://portal.example',
    'https://user@portal.example',
    'HTTPS://PORTAL.EXAMPLE',
    'portal.example',
    'file://portal.example',
    'null',
    '',
    'https://',
  ])('is refused from the origin %j', (origin) => {
    expect(isAccepted({ origin, host: 'portal.example' })).toBe(false);
  });

  test('is refused without an Origin', () => {
    expect(isAccepted({ host: 'portal.example' })).toBe(false);
  });

  test.each(['cross-site', 'same-site', 'something-new'])('is refused when the browser calls it %s', (fetchSite) => {
    expect(isAccepted({ origin: PORTAL_URL, 'sec-fetch-site': fetchSite })).toBe(false);
  });

  test('is refused when PORTAL_URL is no address', () => {
    expect(isAccepted({ origin: PORTAL_URL }, 'portal')).toBe(false);
  });
});

describe('without PORTAL_URL a state-changing request', () => {
  const isAcceptedByHost = (headers: Record<string, string>) => isSameOrigin(new Headers(headers), undefined);

  test('is accepted when the host of its Origin is the Host', () => {
    expect(isAcceptedByHost({ origin: 'http://localhost:3000', host: 'localhost:3000' })).toBe(true);
    expect(isAcceptedByHost({ origin: 'https://portal.example', host: 'portal.example' })).toBe(true);
  });

  test('is refused when they differ, also in the port', () => {
    expect(isAcceptedByHost({ origin: 'http://localhost:3001', host: 'localhost:3000' })).toBe(false);
    expect(isAcceptedByHost({ origin: 'https://evil.example', host: 'portal.example' })).toBe(false);
    expect(isAcceptedByHost({ origin: 'https://portal.example' })).toBe(false);
  });

  test('is refused when only x-forwarded-host agrees with its Origin', () => {
    const headers = { origin: 'https://evil.example', host: 'portal.example', 'x-forwarded-host': 'evil.example' };
    expect(isAcceptedByHost(headers)).toBe(false);
  });
});
