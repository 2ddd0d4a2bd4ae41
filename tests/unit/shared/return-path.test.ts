import { describe, expect, test } from 'vitest';
import { findLanding, readReturnPath, withReturnPath } from '../../../lib/shared/staff/return-path';

describe('The page to open after the sign-in', () => {
  test('is the page of the console that was asked for, with its filters', () => {
    for (const path of [
      '/staff/customers',
      '/staff/customers/01a20000-0000-7000-8000-000000000000',
      '/staff/customers?status=PENDING&after=x',
      '/staff/held/some-id',
      '/staff/activity?who=kind%3Asystem',
      '/staff/account',
    ]) {
      expect(readReturnPath(path)).toBe(path);
      expect(findLanding(path)).toBe(path);
    }
    expect(readReturnPath('/staff/customers/x?_rsc=1abc&after=y')).toBe('/staff/customers/x?after=y');
  });

  test('is never another site, nor anything that is no page of the console', () => {
    for (const given of [
      ...['https://evil.example/staff/customers', '//evil.example/staff/customers', '/\\evil.example/staff/customers'],
      ...['/\t/evil.example/staff/customers', '\\\\evil.example', 'javascript:alert(1)', 'staff/customers', ''],
      ...['/', '/status/x', '/staff', '/staff/sign-in', '/staff/sign-in/code', '/staff/join/x', '/staff/demo/x'],
      ...['/staff/customers/../sign-in', '/staff/customers/%2e%2e/%2e%2e//evil.example', '/staff/customersX'],
      ...['/staff/activity/export', `/staff/customers/${'x'.repeat(600)}`, '//', 'http://[', '/staff/customers\0/..'],
      ...[undefined, null, 7, ['/staff/customers'], {}],
    ]) {
      expect(readReturnPath(given), String(given)).toBeUndefined();
      expect(findLanding(given), String(given)).toBe('/staff');
    }
  });

  test('goes along in the address of the entrance, unless it is the page that opens anyway', () => {
    expect(withReturnPath('/staff/sign-in', '/staff/held?after=x')).toBe(
      '/staff/sign-in?to=%2Fstaff%2Fheld%3Fafter%3Dx',
    );
    expect(withReturnPath('/staff/sign-in?ended=idle', '/staff/held')).toBe(
      '/staff/sign-in?ended=idle&to=%2Fstaff%2Fheld',
    );
    expect(withReturnPath('/staff/sign-in', '/staff/customers')).toBe('/staff/sign-in');
    expect(withReturnPath('/staff/sign-in', undefined)).toBe('/staff/sign-in');
  });
});
