import { expect, it } from 'vitest';
import { dressMail } from '@/lib/server/mail/dress-mail';
import { UNNAMED_COMPANY } from '@/lib/shared/company/company';

const MAIL = { subject: 'Please confirm your identity', text: 'Hello,\n\nplease do.\n' };

it('names the company after the subject, and signs with its name, support contact and privacy notice', () => {
  const supportContact = { text: '+1 800 555 0199', href: 'tel:+18005550199' };
  const company = { ...UNNAMED_COMPANY, name: 'Acme Bank', supportContact, privacyUrl: 'https://acme.example/privacy' };
  expect(dressMail(MAIL, company)).toEqual({
    subject: 'Please confirm your identity – Acme Bank',
    text: 'Hello,\n\nplease do.\n\n-- \nAcme Bank\n+1 800 555 0199\nhttps://acme.example/privacy\n',
  });
});

it('leaves a mail as it is where nothing is configured', () => {
  expect(dressMail(MAIL, UNNAMED_COMPANY)).toEqual(MAIL);
});
