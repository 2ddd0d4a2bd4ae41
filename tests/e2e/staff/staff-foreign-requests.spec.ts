import { FOREIGN_HEADERS, type RecordedCall, recordCall, replay } from '../../setup/replay';
import { STAFF_PASSWORD, signInAs } from '../../setup/staff-session';
import { expect, test } from '../fixtures';

/** What somebody who was let in ends up with. */
const SESSION_COOKIE = /session_token=[^;]/;
const LINK = /http[^"\s]+\/staff\/join\/[^"\s]+/;

test.describe('a request that no page of the portal made', () => {
  test.use({ expectedFaults: [[/ERR_FAILED/, /Failed to fetch/], { scope: 'test' }] });

  test('changes nothing: it invites nobody, uses no link, and signs nobody in', { tag: '@long' }, async ({
    page,
    portal,
    request,
  }) => {
    const expectRefused = async (call: RecordedCall, isEffect: RegExp) => {
      for (const from of [...FOREIGN_HEADERS, { origin: portal.url, 'sec-fetch-site': 'cross-site' }]) {
        const answer = await replay(request, portal.url, call, from);
        const seen = `${await answer.text()} ${answer.headers()['set-cookie']}`;
        expect(seen, JSON.stringify(from)).not.toMatch(isEffect);
      }
    };
    const replayAsOwn = (call: RecordedCall) => replay(request, portal.url, call, { origin: portal.url });

    await signInAs(page, portal, 'administrator');
    await page.goto('/staff/members');
    const email = `invited.${process.pid}@example.com`;
    await page.getByLabel('Email address').fill(email);
    const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
    const has = (value: string) => (body: string) => body.includes(value);
    const invitation = await recordCall(page, () => press('Make invitation link'), has(email));
    await expectRefused(invitation, LINK);
    await page.goto('/staff/members');
    await expect(page.getByText(email)).toHaveCount(0);
    const link = LINK.exec(await (await replayAsOwn(invitation)).text())?.[0] ?? '';
    expect(link).not.toBe('');

    await page.context().clearCookies();
    await page.goto(link);
    await page.getByLabel('Your name').fill('Robin Foreign');
    await page.getByRole('textbox', { name: 'Password' }).fill(STAFF_PASSWORD);
    const joining = await recordCall(page, () => press('Go on'), has('Robin Foreign'));
    await expectRefused(joining, SESSION_COOKIE);
    await page.goto(link);
    await expect(page.getByLabel('Your name')).toBeVisible();
    expect((await replayAsOwn(joining)).headers()['set-cookie']).toMatch(SESSION_COOKIE);
    await expectRefused(joining, SESSION_COOKIE);
    await page.goto(link);
    await expect(page.getByRole('heading', { name: 'This link cannot be used' })).toBeVisible();

    await page.goto('/staff/sign-in');
    await page.getByLabel('Email address').fill(email);
    await page.getByLabel('Password').fill(STAFF_PASSWORD);
    const signingIn = await recordCall(page, () => press('Sign in'), has(email));
    await expectRefused(signingIn, SESSION_COOKIE);
    expect((await replayAsOwn(signingIn)).headers()['set-cookie']).toMatch(SESSION_COOKIE);
  });
});
