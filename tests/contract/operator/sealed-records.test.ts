import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { openHeldImages, openHeldValues } from '../../../lib/server/applications/held/held-record';
import { findIdReading } from '../../../lib/server/applications/id-readings/find-id-reading';
import { saveIdReading } from '../../../lib/server/applications/id-readings/save-id-reading';
import { openPrefill } from '../../../lib/server/applications/invitations/invitation-prefill';
import { makeInvitation } from '../../../lib/server/applications/invitations/make-invitation';
import { openApplicant } from '../../../lib/server/applications/status-links/application-record';
import { openDecisionTexts } from '../../../lib/server/applications/status-links/decision-texts';
import { openDatabase } from '../../../lib/server/db/connection/open-database';
import { inTransaction } from '../../../lib/server/db/transactions/in-transaction';
import { addEntry } from '../../../lib/server/outbox/outbox-entry';
import { claimDecision } from '../../../lib/server/review/decision-record';
import { loadDocumentKeys } from '../../../lib/server/sealing/load-document-keys';
import { SEALED_TABLES, type SealedTable } from '../../../lib/server/sealing/seal-record';
import type { IdReading } from '../../../lib/shared/id-reading/id-reading';
import { EMAIL, type OpenedPortal, openForm, openPortal, STAFF } from '../support/applicants';
import { readDatabaseFiles } from '../support/database-files';
import { DATABASE_KINDS } from '../support/describe-contract';
import { makeLocation } from '../support/operated-portal';
import { ENTRY } from '../support/review-tools';
import { runOperator } from '../support/run-operator';
import { OTHER_FRONT } from '../support/sample';

/** These stay as long as their customer, and a reading as long as its images. */
const NOT_EXPIRING: readonly SealedTable[] = ['decisions', 'invitations', 'id_readings'];

const NOTE = 'Called back.\nÉté, “quoted”';
const CLEAR = 'Canary of an earlier version';
const TOLD = 'Bring it along, please.';
const PREFILL = { firstName: 'Inés', city: 'Hartford' };
const READING: IdReading = { source: 'barcode', values: { firstName: 'Maria', city: 'Bend' }, keptFields: ['city'] };

/**
 * A record changed by staff, a submission that is held, and one that waits to be delivered; a decision, an invitation,
 * and what was read from an ID.
 */
async function fill(portal: OpenedPortal) {
  await portal.send(openForm()());
  await portal.send(openForm()({ city: 'Hartford' }), STAFF);
  const { id: customer_id } = await portal.database.kysely
    .selectFrom('customers')
    .select('id')
    .executeTakeFirstOrThrow();
  await claimDecision(portal.database, portal.keys, {
    ...{ customer_id, at: 1, staff_id: 'staff', follows_id: '', from_status: 'PENDING', to_status: 'FAIL' },
    ...{ reason: 'other', texts: { note: NOTE, customerText: TOLD } },
  });
  const wanted = { emailAddress: EMAIL, reference: '', prefill: PREFILL, days: 7 };
  await makeInvitation(portal, ENTRY, wanted, Date.now());
  await saveIdReading(portal, { emailAddress: EMAIL, reading: READING, now: 1 });
  const form = openForm();
  await portal.send(form({ firstName: 'Xerxes' }, OTHER_FRONT));
  await inTransaction(portal.database, (transaction) =>
    addEntry(transaction, portal.keys, {
      ...{ kind: 'submission', lane: 'lane', submissionId: 'waiting', values: { customer: { firstName: 'Yolanda' } } },
      ...{ images: { front: Buffer.from(OTHER_FRONT, 'base64') }, expiresAt: Date.now() + 1_000_000, now: Date.now() },
    }),
  );
  return form.statusSecret;
}

/** What `fill` stored, as it is opened. */
const filledWith = (statusSecret: string) => ({
  ...{ firstName: 'Xerxes', front: OTHER_FRONT, statusSecret },
  ...{ texts: { note: NOTE, customerText: TOLD }, prefill: PREFILL, reading: READING },
});

async function readFilled(location: OpenedPortal['location']) {
  const database = await openDatabase(location);
  try {
    const keys = await loadDocumentKeys(database, location);
    const held = await database.kysely.selectFrom('held_submissions').selectAll().executeTakeFirst();
    if (!held) return undefined;
    const query = database.kysely.selectFrom('applications').selectAll().where('held_id', '=', held.id);
    const { front } = await openHeldImages(database.kysely, keys, held);
    const decision = await database.kysely.selectFrom('decisions').selectAll().executeTakeFirstOrThrow();
    const invitation = await database.kysely.selectFrom('invitations').selectAll().executeTakeFirstOrThrow();
    return {
      firstName: openHeldValues(keys, held).customer.firstName,
      front: front?.toString('base64'),
      statusSecret: openApplicant(keys, await query.executeTakeFirstOrThrow()).statusSecret,
      texts: openDecisionTexts(keys, decision),
      prefill: openPrefill(keys, invitation),
      reading: (await findIdReading(database, keys, EMAIL))?.reading,
    };
  } finally {
    await database.close();
  }
}

describe.each(DATABASE_KINDS)('What is sealed beside the documents (%s)', (kind) => {
  test('follows a rotation of the keys, and needs the old one no longer', async () => {
    const portal = await openPortal(kind, 'embedded');
    const statusSecret = await fill(portal);
    const run = await runOperator(portal.location, ['rotate-keys']);
    expect(run).toMatchObject({ status: 0, printed: expect.stringContaining('8 sealed records') });
    for (const table of SEALED_TABLES) {
      const rows = await portal.database.kysely
        .selectFrom(table as 'applications')
        .select('key_id')
        .execute();
      expect(rows.length).toBeGreaterThan(0);
      expect(new Set(rows.map(({ key_id }) => key_id))).toEqual(new Set(['k2']));
    }
    await portal.close();
    const retired = await runOperator(portal.location, ['rotate-keys', '--retire']);
    expect(retired.printed).toContain('Retired: k1');
    expect(await readFilled(portal.location)).toEqual(filledWith(statusSecret));
  });

  test('is saved by a backup, and restored from it', async () => {
    const portal = await openPortal(kind, 'embedded');
    const statusSecret = await fill(portal);
    const file = join(portal.location.dataDir, 'saved.backup');
    expect(await runOperator(portal.location, ['backup', file])).toMatchObject({ status: 0 });
    for (const table of SEALED_TABLES) await portal.database.kysely.deleteFrom(table).execute();
    expect(await runOperator(portal.location, ['restore', file, '--force'])).toMatchObject({ status: 0 });
    await portal.close();
    expect(await readFilled(portal.location)).toEqual(filledWith(statusSecret));
  });

  test('is sealed as it is restored where the backup has it in clear, as earlier versions stored it', async () => {
    const portal = await openPortal(kind, 'embedded');
    await fill(portal);
    const { kysely } = portal.database;
    await sql`update decisions set note = ${CLEAR}`.execute(kysely);
    await sql`update invitations set prefill = ${JSON.stringify({ city: CLEAR })}`.execute(kysely);
    const file = join(portal.location.dataDir, 'old.backup');
    expect(await runOperator(portal.location, ['backup', file])).toMatchObject({ status: 0 });
    const run = await runOperator(portal.location, ['restore', file, '--force']);
    expect(run).toMatchObject({ status: 0, printed: expect.stringContaining('2 rows with texts in clear') });
    const decision = await kysely.selectFrom('decisions').selectAll().executeTakeFirstOrThrow();
    const invitation = await kysely.selectFrom('invitations').selectAll().executeTakeFirstOrThrow();
    expect([decision.note, invitation.prefill]).toEqual([null, '{}']);
    expect(openDecisionTexts(portal.keys, decision)?.note).toBe(CLEAR);
    expect(openPrefill(portal.keys, invitation)).toEqual({ city: CLEAR });
    expect(readDatabaseFiles(portal.location.dataDir).includes(CLEAR)).toBe(false);
    await portal.close();
  });

  test('is looked at by check, which names what cannot be read', async () => {
    const portal = await openPortal(kind, 'embedded');
    await fill(portal);
    expect(await runOperator(portal.location, ['check'])).toMatchObject({ status: 0 });
    const { kysely } = portal.database;
    const [version] = await kysely.selectFrom('customer_versions').selectAll().execute();
    const [held] = await kysely.selectFrom('held_submissions').selectAll().execute();
    await kysely
      .updateTable('customer_versions')
      .set({ sealed: Buffer.alloc(60) })
      .execute();
    await kysely
      .updateTable('held_images')
      .set({ sealed: Buffer.alloc(600) })
      .execute();
    const [waiting] = await kysely.selectFrom('outbox').selectAll().execute();
    await kysely
      .updateTable('outbox_images')
      .set({ sealed: Buffer.alloc(600) })
      .execute();
    for (const table of NOT_EXPIRING) {
      await kysely
        .updateTable(table as 'decisions')
        .set({ sealed: Buffer.alloc(60) })
        .execute();
    }
    const run = await runOperator(portal.location, ['check']);
    expect(run.status).toBe(1);
    for (const table of NOT_EXPIRING)
      expect(run.printed).toMatch(new RegExp(`${table} [-0-9a-f]+: it cannot be decrypted`));
    expect(run.printed).toContain(`customer_versions ${version?.id}: it cannot be decrypted`);
    expect(run.printed).toContain(`held submission ${held?.id}, images: it cannot be decrypted`);
    expect(run.printed).toContain(`waiting submission ${waiting?.id}, images: it cannot be decrypted`);
    await portal.close();
  });

  test('goes with a purge once it has expired', async () => {
    const portal = await openPortal(kind, 'embedded');
    await fill(portal);
    const { kysely } = portal.database;
    await kysely.updateTable('held_submissions').set({ expires_at: 1 }).execute();
    await kysely.updateTable('applications').set({ expires_at: 1 }).execute();
    await kysely.updateTable('outbox').set({ expires_at: 1 }).execute();
    expect(await runOperator(portal.location, ['purge', '--days', '0'])).toMatchObject({ status: 0 });
    const purged = SEALED_TABLES.filter((table) => !NOT_EXPIRING.includes(table));
    for (const table of [...purged, 'held_images', 'outbox_images'] as const) {
      expect(await kysely.selectFrom(table).selectAll().execute()).toEqual([]);
    }
    expect(await portal.readRecord(EMAIL)).toContain('Hartford');
    await portal.close();
  });

  test('of somebody who has no record is exported and erased by their email', async () => {
    const portal = await openPortal(kind, 'remote');
    await portal.send(openForm()());
    await portal.send(openForm()({ firstName: 'Xerxes' }, OTHER_FRONT));
    await portal.database.kysely.deleteFrom('remote_customers').execute();
    const folder = join((await makeLocation('sqlite')).dataDir, 'export');
    expect(await runOperator(portal.location, ['export', EMAIL, '--to', folder])).toMatchObject({ status: 0 });
    expect(await runOperator(portal.location, ['erase', EMAIL, '--yes'])).toMatchObject({ status: 0 });
    for (const table of ['held_submissions', 'held_images', 'applications', 'renewal_proofs'] as const) {
      expect(await portal.database.kysely.selectFrom(table).selectAll().execute()).toEqual([]);
    }
    await portal.close();
  });
});
