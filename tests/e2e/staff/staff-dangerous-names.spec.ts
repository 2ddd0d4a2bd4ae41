import { randomUUID } from 'node:crypto';
import { toWrite } from '../../setup/customer-write';
import { ID_FRONT } from '../../setup/reviewed-customer';
import { joinByLink, makeInvitation, signInAs } from '../../setup/staff-session';
import { connectToStorage } from '../../setup/stored-customer';
import { expect, test } from '../fixtures';

const SCRIPT = '<script>alert(1)</script>';
const BROKEN_IMAGE = '"><img src=x onerror=alert(2)>';

// The fixture fails this test if a script is refused or the image is requested.
test('a name that is a script is text wherever it is shown', async ({ page, portal }) => {
  const dialogs: string[] = [];
  page.on('dialog', async (dialog) => {
    dialogs.push(dialog.message());
    await dialog.dismiss();
  });
  const name = `=1+1 ${SCRIPT}${BROKEN_IMAGE}`;
  const email = `${randomUUID()}@staff.example.com`;
  await joinByLink(page, await makeInvitation(page, portal, email, 'entry'), { email, name }, false);
  await expect(page.getByRole('banner').getByText(name)).toBeVisible();

  const target = {
    ...{ email: `${randomUUID()}@example.com`, fn: SCRIPT, ln: BROKEN_IMAGE, dob: '19700131', phone: '2015106000' },
    ...{ addr: '=1+1', city: SCRIPT, state: 'CT', zip: '06614', documents: { front: ID_FRONT } },
  };
  const stored = await connectToStorage(portal).createOrUpdateCustomer({ ...toWrite(target), reference: SCRIPT });
  if (!stored.ok) throw new Error(`not stored: ${stored.error.code}`);
  await page.goto('/staff/customers');
  await page.getByRole('link', { name: `${SCRIPT} ${BROKEN_IMAGE}` }).click();
  await expect(page.getByRole('heading', { name: `${SCRIPT} ${BROKEN_IMAGE}` })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: `${SCRIPT} ${BROKEN_IMAGE}` })).toBeVisible();

  await signInAs(page, portal, 'administrator');
  await page.goto('/staff/members');
  await expect(page.getByRole('listitem').getByText(name, { exact: true }).first()).toBeVisible();
  await page.goto('/staff/activity');
  await expect(page.getByRole('cell', { name }).first()).toBeVisible();
  const csv = await page.evaluate(async () => (await fetch('/staff/activity/export')).text());
  expect(csv).toContain(`,"'${name.replaceAll('"', '""')}",`);
  expect(dialogs).toEqual([]);
});
