import { expect, it } from 'vitest';
import { findSupportContact } from '@/lib/shared/company/support-contact';

it.each([
  ['help@acme.example', 'help@acme.example', 'mailto:help@acme.example'],
  ['+1 (800) 555-0199', '+1 (800) 555-0199', 'tel:+18005550199'],
  ['0800 12345', '0800 12345', 'tel:080012345'],
  ['https://acme.example/help?topic=id', 'acme.example/help?topic=id', 'https://acme.example/help?topic=id'],
  ['https://acme.example/', 'acme.example', 'https://acme.example/'],
])('%s is a link that says where it leads', (given, text, href) => {
  expect(findSupportContact(given)).toEqual({ text, href });
});

it.each([
  'call us',
  'http://acme.example',
  'https://user:pass@acme.example',
  'javascript:alert(1)',
  '12',
  '-----',
  'help@acme',
  'https://',
])('%s is none', (given) => {
  expect(findSupportContact(given)).toBeUndefined();
});
