import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { startPortal } from '../../setup/portal-server';
import { startPostgresCluster } from '../../setup/postgres/cluster';

const makeKey = () => `k1:${randomBytes(32).toString('base64')}`;
const getHealth = async (url: string) => (await fetch(`${url}/api/health`)).status;

test('a portal that cannot start says so, and not before that that it is ready', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'portal-'));
  try {
    const portal = await startPortal({ dataDir, env: { DOCUMENT_KEYS: makeKey() } });
    await portal.kill();
    const failure = await startPortal({ dataDir, env: { DOCUMENT_KEYS: makeKey() } }).then(
      () => '',
      (error: Error) => error.message,
    );
    expect(failure).toContain('The portal cannot start. The document key "k1" is not the one');
    expect(failure).not.toContain('is ready');
    writeFileSync(join(dataDir, 'file'), '');
    await expect(startPortal({ dataDir: join(dataDir, 'file') })).rejects.toThrow(
      /cannot start\. The folder DATA_DIR cannot be used: it is no folder/,
    );
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
});

test('a portal whose PostgreSQL comes later is not healthy until then, and prints the first link then', {
  tag: '@long',
}, async () => {
  const cluster = await startPostgresCluster();
  try {
    await cluster.stop();
    const portal = await startPortal({ env: { DATABASE_URL: cluster.urlOf(), DOCUMENT_KEYS: makeKey() } });
    expect(await getHealth(portal.url)).toBe(503);
    expect(portal.output()).not.toContain('/staff/join/');
    await cluster.start();
    await expect.poll(portal.output, { timeout: 20_000 }).toContain('/staff/join/');
    expect(await getHealth(portal.url)).toBe(200);
    await portal.close();
  } finally {
    await cluster.remove();
  }
});
