import { describe, expect, it } from 'vitest';
import { chooseLanguageDoor, invitedLanguageDoor } from '@/lib/server/doors/language-doors';

const PORTAL = 'http://portal.example';
const call = { headers: new Headers(), now: 0 };

async function choose(fields: Record<string, string>) {
  const body = new URLSearchParams(fields);
  const { answer } = await chooseLanguageDoor.open(call, new Request(`${PORTAL}/language`, { method: 'POST', body }));
  return { status: answer.status, to: answer.headers.get('location'), cookie: answer.headers.get('set-cookie') };
}

async function openInvited(path: string, cookie = '') {
  const request = new Request(`${PORTAL}${path}`, { headers: { cookie } });
  const { answer } = await invitedLanguageDoor.open(call, request);
  return { status: answer.status, to: answer.headers.get('location'), cookie: answer.headers.get('set-cookie') };
}

describe('choosing a language without scripts', () => {
  it('is remembered for a year, and leads back to the page', async () => {
    const answer = await choose({ language: 'ar', to: '/which-id' });
    expect(answer).toMatchObject({ status: 303, to: '/which-id' });
    expect(answer.cookie).toBe('portal-language=ar; Path=/; Max-Age=31536000; SameSite=Lax');
  });

  it('in the console holds there alone', async () => {
    expect((await choose({ language: 'fr', to: '/staff/customers' })).cookie).toContain('Path=/staff;');
  });

  it.each(['xx', '', '__proto__', 'es; Domain=example.com'])('remembers nothing for %j', async (language) => {
    expect(await choose({ language, to: '/' })).toEqual({ status: 303, to: '/', cookie: null });
  });

  it.each([
    'https://example.com/',
    '//example.com',
    '/\\example.com',
    '/\t/example.com',
    'javascript:alert(1)',
    '',
    'x',
  ])('never leads to another site: %j', async (to) => {
    expect((await choose({ language: 'es', to })).to).toBe('/');
  });

  it('refuses what no form of ours sends', async () => {
    expect(await choose({ language: 'es', to: `/${'x'.repeat(3_000)}` })).toMatchObject({ status: 400, cookie: null });
  });
});

describe('a link that carries a language', () => {
  it('opens the invitation in it', async () => {
    const answer = await openInvited('/invite/abc/in/vi');
    expect(answer).toMatchObject({ status: 303, to: '/invite/abc' });
    expect(answer.cookie).toContain('portal-language=vi; Path=/;');
  });

  it('leaves a language chosen by hand alone', async () => {
    expect(await openInvited('/invite/abc/in/vi', 'portal-language=en')).toMatchObject({
      to: '/invite/abc',
      cookie: null,
    });
  });

  it('opens the invitation all the same if it names no language of ours', async () => {
    expect(await openInvited('/invite/abc/in/xx')).toEqual({ status: 303, to: '/invite/abc', cookie: null });
  });
});
