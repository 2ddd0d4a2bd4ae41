// Must come before anything from Next.js: it provides the AsyncLocalStorage for Next.js's request storages.
import 'next/dist/server/node-environment-baseline';

import { createElement, type ReactNode } from 'react';
import { renderToString } from 'react-dom/server';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import HomePage, { generateMetadata } from '@/app/(applicant)/page';
import CodePage, { generateMetadata as generateCodeMetadata } from '@/app/staff/(entrance)/sign-in/code/page';
import { ErrorSummary } from '@/components/form/error-summary';
import { formatByteCount } from '@/components/id-capture/field/format-byte-count';
import { describeDate } from '@/components/id-reading/describe-value';
import { InviteCustomer } from '@/components/staff/invitations/invite-customer';
import { LocalTime } from '@/components/staff/kit/local-time';
import { WordsProvider } from '@/components/words/use-words';
import { mailInvitation } from '@/lib/server/applications/invitations/mail-invitation';
import { findLanguage } from '@/lib/server/http/find-language';
import { getRequestLanguage } from '@/lib/server/request-words';
import { chooseLanguage } from '@/lib/shared/words/choose-language';
import { makeLanguageCookie } from '@/lib/shared/words/language-cookie';
import { LANGUAGES } from '@/lib/shared/words/languages';
import { loadWords } from '@/lib/shared/words/load-words';
import { inRequest } from '../../setup/in-request';
import { addMadeUpLanguage, MADE_UP, makeUp } from '../../setup/made-up-language';
import { startMailServer } from '../../setup/mail-server';

const AT = Date.UTC(2026, 10, 26, 15, 4);

beforeAll(addMadeUpLanguage);
afterAll(() => Reflect.deleteProperty(LANGUAGES, MADE_UP));

type ProviderProps = Parameters<typeof WordsProvider>[0];

/** What the server sends for a page or component when the request accepts a language, with tags stripped. */
const render = (acceptLanguage: string, make: () => Promise<ReactNode>) =>
  inRequest({ 'accept-language': acceptLanguage }, async () => {
    const words = await loadWords(await getRequestLanguage());
    const html = renderToString(createElement(WordsProvider, { words } as ProviderProps, await make()));
    return html.replaceAll(/<!--.*?-->/g, '').replaceAll(/&#x27;/g, "'");
  });

const renderHome = (acceptLanguage: string) =>
  render(acceptLanguage, () => HomePage({ searchParams: Promise.resolve({}) }));

describe('a request chooses the language', () => {
  it.each([
    ['pl-XA', MADE_UP],
    ['PL-xa, en;q=0.5', MADE_UP],
    ['en;q=0.4, pl;q=0.9', MADE_UP],
    ['pl-PL, en;q=0.9', MADE_UP],
    ['de, pl-XA;q=0.2, en;q=0.1', MADE_UP],
    ['en-GB, pl-XA;q=0.9', 'en'],
    ['pl-XA;q=0, de', 'en'],
    ['fr-CA, *;q=0.5', 'fr'],
    ['es-419', 'es'],
    ['zh-CN', 'zh-Hans'],
    ['ar-EG, en', 'ar'],
    [';;,=', 'en'],
    ['', 'en'],
    [null, 'en'],
  ])('%s', (acceptLanguage, language) => {
    expect(chooseLanguage(acceptLanguage)).toBe(language);
  });
});

describe('a language chosen by hand', () => {
  const find = (cookie: string) => findLanguage(new Headers({ cookie, 'accept-language': 'fr' }));

  it('comes before those that the browser accepts', () => {
    expect(find('other=1; portal-language=es')).toBe('es');
  });

  it('is only ever one of ours', () => {
    expect(find('portal-language=__proto__')).toBe('fr');
    expect(find('portal-language=xx')).toBe('fr');
  });

  it('holds in the console alone when it was chosen there', () => {
    expect(makeLanguageCookie('es', '/staff/customers', false)).toContain('Path=/staff;');
    expect(makeLanguageCookie('es', '/staffing', false)).toContain('Path=/;');
    // As browsers send them: the longer path first.
    expect(find('portal-language=es; portal-language=ar')).toBe('es');
  });
});

describe('the cookie of a language behind HTTPS', () => {
  const cookie = makeLanguageCookie('es', '/', true);

  it('is one that browsers send and take over HTTPS only', () => {
    expect(cookie).toMatch(/^__Secure-portal-language=es; .*; Secure$/);
  });

  it('counts, whatever an earlier one without it says', () => {
    const headers = new Headers({ cookie: `portal-language=ar; ${cookie.split(';')[0]}` });
    expect(findLanguage(headers)).toBe('es');
  });
});

describe('a language that was added to the list', () => {
  it('is the language of the form and its title', async () => {
    const home = await renderHome('pl-XA');
    expect(home).toContain(makeUp('Confirm who you are'));
    expect(home).toContain(makeUp('Start'));
    expect(home).not.toContain('>Start<');
    const { title, description } = await inRequest({ 'accept-language': 'pl-XA' }, generateMetadata);
    expect(title).toBe(makeUp('Confirm who you are'));
    expect(description).toBe(makeUp('Enter your details and add photos of your ID.'));
  });

  it('leaves English to those who read English, in the same process', async () => {
    await renderHome('pl-XA');
    const home = await renderHome('en-US,en;q=0.9');
    expect(home).toContain('>Start<');
    expect(home).not.toContain('~~');
    expect((await inRequest({}, generateMetadata)).title).toBe('Confirm who you are');
  });

  it('is the language of the pages of staff', async () => {
    const page = () => CodePage({ searchParams: Promise.resolve({}) });
    const english = await render('en', page);
    const madeUp = await render('pl-XA', page);
    const { t } = (await loadWords('en')).of('entrance');
    expect(english).toContain(t('code.title'));
    expect(madeUp).toContain(makeUp(t('code.title')));
    expect(madeUp).toContain(makeUp(t('code.label')));
    const { title } = await inRequest({ 'accept-language': 'pl-XA' }, generateCodeMetadata);
    expect(title).toBe(makeUp(t('code.title')));
  });

  it('writes dates and times its own way', async () => {
    const time = async () => createElement(LocalTime, { at: AT });
    expect(await render('en', time)).toContain('Nov 26, 2026, 3:04');
    expect(await render('pl-XA', time)).toContain('26 lis 2026, 15:04');
    expect(describeDate({ year: 1984, month: 3, day: 15 }, MADE_UP)).toBe('15 marca 1984');
  });

  it('writes numbers its own way, alone and within sentences', async () => {
    expect(formatByteCount(3_240_000, 'en')).toBe('3.2 MB');
    expect(formatByteCount(3_240_000, MADE_UP)).toBe('3,2 MB');
    const { t } = (await loadWords(MADE_UP)).of('customers');
    expect(t('announce.found', { count: 12_345 })).toContain('12\u00a0345');
    expect((await loadWords('en')).of('customers').t('announce.found', { count: 12_345 })).toContain('12,345');
  });

  it('counts its own way', async () => {
    const summary = (count: number) => async () =>
      createElement(ErrorSummary, {
        attempt: 1,
        entries: Array.from({ length: count }, (_, index) => ({ controlId: `field-${index}`, message: 'Wrong' })),
      });
    expect(await render('en', summary(2))).toContain('>2 things need your attention<');
    expect(await render('pl-XA', summary(1))).toContain(makeUp('One thing needs your attention'));
    expect(await render('pl-XA', summary(2))).toMatch(/>2 thíngs nééd yóúr átténtíón ~+few</);
    expect(await render('pl-XA', summary(5))).toMatch(/>5 thíngs nééd yóúr átténtíón ~+many</);
  });

  it('can be chosen for the mail to somebody who is invited', async () => {
    const form = async () =>
      createElement(InviteCustomer, { make: async () => ({}), defaultDays: 7, canSendMail: true });
    expect(await render('en', form)).toContain('<option value="pl-XA" lang="pl-XA">Made up</option>');
  });

  it('is the language of the mail to somebody who reads it', async () => {
    const server = await startMailServer();
    vi.stubEnv('SMTP_URL', server.url);
    vi.stubEnv('SMTP_FROM', 'portal@example.com');
    try {
      const invitation = { emailAddress: 'jo@example.com', url: 'https://id.example.com/invite/x', expiresAt: AT };
      expect(await mailInvitation({ ...invitation, language: MADE_UP })).toBe('sent');
      expect(await mailInvitation({ ...invitation, language: 'en' })).toBe('sent');
      const [madeUp = '', english = ''] = server.mails.map(({ text }) => Buffer.from(text, 'latin1').toString('utf8'));
      expect(madeUp).toContain('pléásé úsé thís línk tó cónfírm whó yóú áré');
      expect(madeUp).toContain('26 listopada 2026');
      expect(madeUp).toContain(invitation.url);
      expect(english).toContain('please use this link to confirm who you are');
      expect(english.trimEnd()).toMatch(/you can ignore it\.$/);
      expect(english).toContain('November 26, 2026');
    } finally {
      vi.unstubAllEnvs();
      await server.close();
    }
  });
});
