import { expect, test } from 'vitest';
import { digestEmailAddress } from '@/lib/server/applications/digest-email-address';
import { findIdReading } from '@/lib/server/applications/id-readings/find-id-reading';
import { runAtStop, runAtStopping } from '@/lib/server/at-stop.mjs';
import { openEmbeddedStore } from '@/lib/server/customer-store/embedded/open-embedded-store';
import { insertRows } from '@/lib/server/db/upkeep/whole-tables';
import { prepareServer } from '@/lib/server/start/prepare-server';
import { captureOutput } from '../../setup/captured-output';
import { readDatabaseFiles } from '../support/database-files';
import { openDoorSetting } from './door-setting';

const EMAIL = 'maria@example.com';
const READING = { source: 'barcode', values: { firstName: 'Canary' } };

test('A start seals what an earlier version stored in clear before it is done, and the log says how much', async () => {
  const setting = await openDoorSetting();
  const output = captureOutput();
  try {
    const row = { email_digest: digestEmailAddress(EMAIL), reading: JSON.stringify(READING), received_at: 1 };
    await insertRows(setting.database.kysely, 'id_readings', [row]);
    await prepareServer();
    const { database, keys } = await openEmbeddedStore();
    expect(readDatabaseFiles(process.env.DATA_DIR ?? '').includes('Canary')).toBe(false);
    expect(await findIdReading(database, keys, EMAIL)).toMatchObject({ reading: READING });
    expect(output.text()).toMatch(/"rows":1,"msg":"texts that an earlier version stored in clear are sealed"/);
    await prepareServer();
    expect(output.text().split('are sealed')).toHaveLength(2);
  } finally {
    output.stop();
    await runAtStopping();
    await runAtStop();
    await setting.close();
  }
});
