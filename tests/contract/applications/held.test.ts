import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listConsentsOf } from '@/lib/server/applications/consents/consents-of';
import { findShownConsent } from '@/lib/server/applications/consents/find-shown-consent';
import { findApplicationStatus } from '@/lib/server/applications/status-links/find-application-status';
import { dropHeld } from '@/lib/server/review-held/drop-held';
import { countHeld, listHeld } from '@/lib/server/review-held/list-held';
import { loadHeld } from '@/lib/server/review-held/load-held';
import { takeOverHeld } from '@/lib/server/review-held/take-over-held';
import { AuthorityError } from '@/lib/server/staff/authority';
import type { HeldField } from '@/lib/shared/held/held-submission';
import { makeGivenConsent } from '../../setup/given-consent';
import { APPLICANT, EMAIL, INVITED, type OpenedPortal, openForm, openPortal, STAFF } from '../support/applicants';
import { DATABASE_KINDS } from '../support/describe-contract';
import { ENTRY, REVIEWER } from '../support/review-tools';
import { FRONT, OTHER_FRONT } from '../support/sample';

const DAY_MS = 86_400_000;
/** Words that appear nowhere else in the files. */
const STRANGER = { firstName: 'Xerxes', lastName: 'Qwortzel', streetAddress: '987 Zyxwvut Lane' };
const SETTINGS = DATABASE_KINDS.flatMap((kind) =>
  (['embedded', 'remote'] as const).map((where) => ({ kind, where, name: `${kind}, ${where} storage` })),
);

describe.each(SETTINGS)('A submission without proof for an email that has a record ($name)', ({ kind, where }) => {
  let portal: OpenedPortal;
  beforeEach(async () => {
    portal = await openPortal(kind, where);
  });
  afterEach(() => portal.close());

  /** An existing record, and a stranger's submission for its email. */
  async function holdOne(changes: object = STRANGER, front = OTHER_FRONT) {
    const own = openForm();
    const first = await portal.send(own());
    const before = await portal.readRecord();
    const stranger = openForm();
    const submission = stranger(changes, front);
    const outcome = await portal.send(submission);
    const [held] = (await listHeld(REVIEWER, portal.tools, undefined)).held;
    return { own, first, before, stranger, submission, outcome, heldId: held?.id ?? '' };
  }

  const takeOver = async (heldId: string, fields: HeldField[], hasPhotos: boolean) => {
    const shown = await loadHeld(REVIEWER, heldId, portal.tools);
    const seenUpdatedAt = shown?.seenUpdatedAt ?? 0;
    return takeOverHeld(REVIEWER, { heldId, fields, hasPhotos, seenUpdatedAt }, portal.tools);
  };
  const look = (secret: string, now = Date.now()) =>
    findApplicationStatus(portal.database, portal.storage, secret, now);
  const showOf = async (email = EMAIL) => {
    const status = await portal.storage.client.getStatus(email);
    return status.ok ? status.reply : undefined;
  };

  it('changes nothing in the record, and is answered like a new customer', async () => {
    const { first, before, outcome, stranger, submission } = await holdOne();
    expect(await portal.readRecord()).toBe(before);
    const shape = (answer: object) => ({ ...answer, reference: '', statusSecret: '' });
    expect(shape(outcome)).toEqual(shape(first));
    expect(outcome).toMatchObject({
      reference: expect.stringMatching(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/),
      statusSecret: stranger.statusSecret,
    });
    expect(await portal.send(submission)).toEqual(outcome);
    expect(await countHeld(portal.database, REVIEWER, Date.now())).toBe(1);
    expect(await portal.listActivity()).toEqual(['applicant submission.held']);
  });

  it('shows the same page of its status as a new customer sees', async () => {
    const { own, stranger } = await holdOne({});
    const [ofNew, ofHeld] = [await look(own.statusSecret), await look(stranger.statusSecret)];
    expect(Object.keys(ofHeld ?? {}).sort()).toEqual(Object.keys(ofNew ?? {}).sort());
    const shape = (status: object | undefined) => ({ ...status, reference: '', recordPath: '' });
    expect(shape(ofHeld)).toEqual(shape(ofNew));
    for (const shown of [ofNew, ofHeld]) expect(shown?.recordPath).toMatch(/^\/staff\/customers\/[0-9a-f-]{36}$/);
  });

  it('takes about as long as storing it takes', async () => {
    await portal.send(openForm()());
    const measure = async () => {
      const startedAt = performance.now();
      await portal.send(openForm()(STRANGER, OTHER_FRONT));
      return performance.now() - startedAt;
    };
    const { client } = portal.storage;
    const { createOrUpdateCustomer } = client;
    client.createOrUpdateCustomer = async (write) => {
      await new Promise((resolve) => setTimeout(resolve, 400));
      return createOrUpdateCustomer(write);
    };
    // As many as are remembered, so that each one is slow.
    const others = Array.from({ length: 20 }, (_, number) => openForm()({ emailAddress: `o${number}@example.com` }));
    await Promise.all(others.map((other) => portal.send(other)));
    expect(await measure()).toBeGreaterThan(390);
  });

  it('keeps its values sealed: none stands in the database in clear', async () => {
    await holdOne();
    const rows = await Promise.all(
      (['held_submissions', 'held_images', 'applications', 'submissions', 'activity'] as const).map((table) =>
        portal.database.kysely.selectFrom(table).selectAll().execute(),
      ),
    );
    const { dataDir } = portal.location;
    const files = kind === 'sqlite' ? readdirSync(dataDir).map((file) => readFileSync(join(dataDir, file))) : [];
    const bytes = Buffer.concat([...files, ...rows.flat().flatMap((row) => Object.values(row).map(toBytes))]);
    expect(bytes.length).toBeGreaterThan(1_000);
    const image = Buffer.from(OTHER_FRONT, 'base64');
    for (const value of [...Object.values(STRANGER), OTHER_FRONT.slice(100, 140), image.subarray(100, 130)]) {
      expect(bytes.includes(value)).toBe(false);
    }
  });

  it('can be taken over whole: the record is what was sent, and the sender’s link shows it', async () => {
    const { heldId, stranger } = await holdOne();
    expect(await portal.storage.client.updateStatus(EMAIL, 'PASS')).toMatchObject({ ok: true });
    expect(await look(stranger.statusSecret)).toMatchObject({ status: 'PENDING' });
    expect(await takeOver(heldId, ['firstName', 'lastName', 'streetAddress'], true)).toMatchObject({
      kind: 'taken-over',
      customerPath: expect.stringContaining('/staff/customers/'),
    });
    expect((await showOf())?.target).toMatchObject({ fn: 'Xerxes', ln: 'Qwortzel', addr: '987 Zyxwvut Lane' });
    const images = await portal.storage.client.getDocumentImages(EMAIL);
    expect(images.ok && images.reply.documents.front.toString('base64')).toBe(OTHER_FRONT);
    expect(await countHeld(portal.database, REVIEWER, Date.now())).toBe(0);
    await portal.storage.client.updateStatus(EMAIL, 'FAIL');
    expect(await look(stranger.statusSecret)).toMatchObject({ status: 'FAIL', firstName: 'Xerxes' });
    await portal.send(openForm(stranger.statusSecret)({ ...STRANGER, firstName: 'Xaver' }));
    expect((await showOf())?.target).toMatchObject({ fn: 'Xaver' });
    expect(await portal.listActivity()).toContain('staff submission.taken-over');
  });

  it('can be taken over in part: what was not chosen stays, photos too', async () => {
    const { heldId } = await holdOne();
    expect(await takeOver(heldId, ['streetAddress'], false)).toMatchObject({ kind: 'taken-over' });
    expect((await showOf())?.target).toMatchObject({ fn: 'John', ln: 'Smith', addr: '987 Zyxwvut Lane' });
    const images = await portal.storage.client.getDocumentImages(EMAIL);
    expect(images.ok && images.reply.documents.front.toString('base64')).toBe(FRONT);
  });

  it('brings the consent that was given with it to the record once it is taken over, and not before', async () => {
    const given = await findShownConsent(portal.database, await makeGivenConsent(), Date.now());
    const consent = given ?? { version: '', language: '' };
    const givenAt = Date.now() - 60_000;
    await portal.send(openForm()());
    const stranger = openForm();
    await portal.send(stranger(STRANGER), APPLICANT, { consent, clock: () => givenAt });
    await portal.send(openForm()({ city: 'Elsewhere' }), APPLICANT, { consent });
    const list = () => listConsentsOf(portal.database, EMAIL);
    expect(await list()).toEqual([]);
    const [held] = (await listHeld(REVIEWER, portal.tools, undefined)).held;
    expect(await takeOver(held?.id ?? '', ['city'], false)).toMatchObject({ kind: 'taken-over' });
    expect(await list()).toMatchObject([{ version: consent.version, givenAt }]);
  });

  it('is not taken over without a choice, nor where the record changed meanwhile', async () => {
    const { heldId } = await holdOne();
    expect(await takeOver(heldId, [], false)).toMatchObject({ problem: 'nothing-chosen' });
    const shown = await loadHeld(REVIEWER, heldId, portal.tools);
    await portal.send(openForm()({ city: 'Hartford' }), STAFF);
    const choice = { heldId, fields: ['city' as const], hasPhotos: false, seenUpdatedAt: shown?.seenUpdatedAt ?? 0 };
    expect(await takeOverHeld(REVIEWER, choice, portal.tools)).toMatchObject({ problem: 'changed-meanwhile' });
    expect((await showOf())?.target.city).toBe('Hartford');
  });

  it('can be dropped: it is gone with its images, and its sender reads FAIL and what staff wrote', async () => {
    const { heldId, before, stranger, submission, outcome } = await holdOne();
    expect(await dropHeld(REVIEWER, { heldId, customerText: 'Please call us.' }, portal.tools)).toEqual({
      kind: 'dropped',
    });
    expect(await portal.readRecord()).toBe(before);
    expect(await portal.database.kysely.selectFrom('held_images').selectAll().execute()).toEqual([]);
    expect(await look(stranger.statusSecret)).toMatchObject({ status: 'FAIL', customerText: 'Please call us.' });
    expect(await dropHeld(REVIEWER, { heldId, customerText: '' }, portal.tools)).toMatchObject({ problem: 'gone' });
    expect(await takeOver(heldId, ['city'], true)).toMatchObject({ problem: 'gone' });
    expect(await portal.send(submission)).toEqual(outcome);
    expect(await portal.listActivity()).toContain('staff submission.dropped');
  });

  it('is for those who decide: other roles neither see nor change it', async () => {
    const { heldId } = await holdOne();
    const choice = { heldId, fields: ['city' as const], hasPhotos: true, seenUpdatedAt: 0 };
    for (const attempt of [
      () => listHeld(ENTRY, portal.tools, undefined),
      () => loadHeld(ENTRY, heldId, portal.tools),
      () => takeOverHeld(ENTRY, choice, portal.tools),
      () => dropHeld(ENTRY, { heldId, customerText: '' }, portal.tools),
    ]) {
      await expect(attempt()).rejects.toThrow(AuthorityError);
    }
  });

  it('is not held where it was proved: an invitation writes, and ends the links that wrote before', async () => {
    const first = openForm();
    await portal.send(first());
    await portal.send(openForm()({ lastName: 'Proved' }), INVITED);
    expect((await showOf())?.target.ln).toBe('Proved');
    expect(await look(first.statusSecret)).toBeUndefined();
    expect(await countHeld(portal.database, REVIEWER, Date.now())).toBe(0);
  });

  it('is held ten times for one email, then the oldest goes, which is recorded', async () => {
    await portal.send(openForm()());
    for (let count = 0; count < 11; count += 1) await portal.send(openForm()({ city: `City ${count}` }));
    const { held } = await listHeld(REVIEWER, portal.tools, undefined);
    expect(held).toHaveLength(10);
    const shown = await loadHeld(REVIEWER, held[0]?.id ?? '', portal.tools);
    expect(shown?.sent.city).toBe('City 1');
    expect((await portal.listActivity()).filter((entry) => entry === 'system submission.expired')).toHaveLength(1);
  });

  it('is gone after 90 days, and its link leads nowhere then', async () => {
    const { stranger, heldId } = await holdOne();
    const later = Date.now() + 90 * DAY_MS;
    expect(await loadHeld(REVIEWER, heldId, { ...portal.tools, now: () => later })).toBeUndefined();
    expect(await look(stranger.statusSecret, later)).toBeUndefined();
    await portal.send(openForm()(STRANGER), APPLICANT, { clock: () => later });
    const { held } = await listHeld(REVIEWER, { ...portal.tools, now: () => later }, undefined);
    expect(held.map(({ id }) => id)).not.toContain(heldId);
    expect(held).toHaveLength(1);
  });
});

const toBytes = (cell: unknown) => (Buffer.isBuffer(cell) ? cell : Buffer.from(String(cell)));
