import { expect, it } from 'vitest';
import { findPhoneSecret, phoneCookieName, phoneCookieOptions } from '@/lib/server/handoffs/phone-cookie';

it('a phone’s cookie goes to its own link alone, as long as that works', () => {
  const options = { httpOnly: true, sameSite: 'strict', path: '/capture/secret', maxAge: 15 * 60 };
  expect(phoneCookieOptions('secret', 'http://localhost:3000')).toEqual({ ...options, secure: false });
});

it('and over HTTPS alone where the portal has it', () => {
  expect(phoneCookieOptions('secret', 'https://id.example.com').secure).toBe(true);
  expect(phoneCookieName('https://id.example.com')).toBe('__Secure-handoff-phone');
  expect(phoneCookieName('http://localhost:3000')).toBe('handoff-phone');
  expect(phoneCookieOptions('secret', 'http://https:3000').secure).toBe(false);
  expect(phoneCookieOptions('secret', undefined).secure).toBe(false);
});

it('is nothing that we made where it is longer than any secret', () => {
  expect(findPhoneSecret('x'.repeat(64))).toBe('x'.repeat(64));
  expect(findPhoneSecret('x'.repeat(65))).toBeUndefined();
  expect(findPhoneSecret(undefined)).toBeUndefined();
});
