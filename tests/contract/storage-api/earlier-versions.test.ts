import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createArchive } from '@/lib/server/customer-store/embedded/archive';
import { APPLICANT, EMAIL, INVITED, type OpenedPortal, openForm, openPortal, STAFF } from '../support/applicants';
import { DATABASE_KINDS } from '../support/describe-contract';
import { FRONT, OTHER_FRONT } from '../support/sample';

describe.each(DATABASE_KINDS)('The earlier versions of a record (%s)', (kind) => {
  let portal: OpenedPortal;
  beforeEach(async () => {
    portal = await openPortal(kind, 'embedded');
  });
  afterEach(() => portal.close());

  const listVersions = async () => {
    const { id } = (await portal.storage.directory.findCustomerByEmail(EMAIL)) ?? { id: '' };
    return createArchive(async () => portal).listVersions(id);
  };

  it('tell every change: what it replaced, by what, and who made it, newest first', async () => {
    const form = openForm();
    await portal.send(form(), APPLICANT);
    expect(await listVersions()).toEqual([]);
    await portal.send(openForm()({ lastName: 'Smyth' }), STAFF);
    await portal.send(openForm()({ lastName: 'Smyth', city: 'Hartford' }, OTHER_FRONT), INVITED);
    expect(await listVersions()).toMatchObject([
      { source: 'invitation', fields: { city: { from: 'Stratford', to: 'Hartford' } }, hasNewImages: true },
      { source: 'staff', enteredBy: 'staff-id', fields: { ln: { from: 'Smith', to: 'Smyth' } }, hasNewImages: false },
    ]);
  });

  it('are none where nothing changed', async () => {
    await portal.send(openForm()(), STAFF);
    await portal.send(openForm()(), STAFF);
    expect(await listVersions()).toEqual([]);
  });

  it('tell what a program changed through the storage API, which is in the record of activity too', async () => {
    await portal.send(openForm()());
    const { client } = portal.storage;
    const image = { bytes: Buffer.from(FRONT, 'base64'), format: 'jpeg', widthPx: 24, heightPx: 16 } as const;
    await client.createOrUpdateCustomer({ target: { email: EMAIL, city: 'Hartford' }, documents: { front: image } });
    expect(await listVersions()).toMatchObject([{ source: 'api', fields: { city: { from: 'Stratford' } } }]);
    expect(await portal.listActivity()).toContain('api customer.updated');
  });

  it('are sealed', async () => {
    await portal.send(openForm()({ lastName: 'Qwortzel' }));
    await portal.send(openForm()({ lastName: 'Zyxwvut' }), STAFF);
    const [row] = await portal.database.kysely.selectFrom('customer_versions').selectAll().execute();
    for (const name of ['Qwortzel', 'Zyxwvut']) expect(row?.sealed.includes(name)).toBe(false);
  });
});
