import { expect, test, vi } from 'vitest';
import { makeTestDatabase } from '../../setup/test-database';

// Next.js bundles pages and routes separately, so one process holds more than one copy of the same modules.
test('A page understands a storage that another copy of the code opened', async () => {
  const { location, remove } = await makeTestDatabase('sqlite');
  vi.stubEnv('DATA_DIR', location.dataDir);
  const route = await import('../../../lib/server/customer-store/embedded/get-embedded-storage-api');
  const api = route.getEmbeddedStorageApi();
  vi.resetModules();
  const page = await import('../../../lib/server/storage/get-storage');
  const { client } = await page.getStorage();
  expect(await api.services.getStatus('nobody@example.com')).toMatchObject({ httpStatus: 404 });
  expect(await client.getStatus('nobody@example.com')).toMatchObject({ ok: false, error: { code: 'not-found' } });
  const { getDatabase } = await import('../../../lib/server/db/connection/get-database');
  await (await getDatabase()).close();
  vi.unstubAllEnvs();
  await remove();
});
