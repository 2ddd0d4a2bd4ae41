import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { findFreePort } from '../../setup/free-port';
import { startPortal } from '../../setup/portal-server';
import { openRawConnection } from '../../setup/raw-connection';

/** Ends the process at its first uncaught error, such as a failed write to standard output. */
const END_AT_UNCAUGHT = "data:text/javascript,process.on('uncaughtExceptionMonitor', () => process.exit(9))";

async function isServing(url: string): Promise<boolean> {
  return fetch(`${url}/api/health`).then(
    ({ ok }) => ok,
    () => false,
  );
}

test('on SIGTERM the portal answers what is under way, closes the database and ends', async () => {
  const portal = await startPortal({ env: { STORAGE_API_USER: 'caller', STORAGE_API_PASS: 'a long secret' } });
  const body = '{}';
  const head = 'POST /v3/stable/api/storage HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n';
  const asked = openRawConnection(Number(new URL(portal.url).port), `${head}Content-Length: ${body.length}\r\n\r\n{`);
  await sleep(200);
  const stopped = portal.stop();
  await expect.poll(() => isServing(portal.url)).toBe(false);
  asked.send('}');
  const answer = await asked.closed;
  expect(answer).toContain('HTTP/1.1 40');
  expect(answer).toContain('\r\nConnection: close\r\n');
  expect(await stopped).toBe(0);
  expect(existsSync(join(portal.dataDir, 'portal.sqlite'))).toBe(true);
  expect(existsSync(join(portal.dataDir, 'portal.sqlite-wal'))).toBe(false);
  await portal.close();
});

test('an upload that is broken off leaves nothing in the log', async () => {
  const portal = await startPortal();
  const before = portal.output();
  const type = 'Content-Type: multipart/form-data; boundary=part\r\n';
  const upload = openRawConnection(
    Number(new URL(portal.url).port),
    `POST /check HTTP/1.1\r\nHost: localhost\r\n${type}Content-Length: 100000\r\n\r\n--part`,
  );
  await sleep(300);
  upload.destroy();
  await sleep(500);
  expect(portal.output()).toBe(before);
  await portal.close();
});

/** Starts a command with a folder of its own, and tries to end it with everything that it started. */
async function startCommand(command: string, args: string[], env: Record<string, string> = {}) {
  const dataDir = mkdtempSync(join(tmpdir(), 'portal-'));
  const port = await findFreePort();
  const { PATH = '', HOME = '' } = process.env;
  const child: ChildProcess = spawn(command, args, {
    env: { PATH, HOME, NODE_ENV: 'production', PORT: String(port), HOST: '127.0.0.1', DATA_DIR: dataDir, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const remove = async () => {
    try {
      process.kill(-Number(child.pid), 'SIGKILL');
    } catch {
      // Nothing is left of it.
    }
    await sleep(100);
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { child, url: `http://127.0.0.1:${port}`, remove };
}

test('SIGTERM to npm start stops the portal', async () => {
  const { child, url, remove } = await startCommand('npm', ['start']);
  try {
    await expect.poll(() => isServing(url), { timeout: 30_000 }).toBe(true);
    child.kill('SIGTERM');
    await once(child, 'exit');
    expect(await isServing(url)).toBe(false);
  } finally {
    await remove();
  }
});

test('the portal goes on when nobody reads what it prints any more', { tag: '@long' }, async () => {
  const env = { NODE_OPTIONS: `--import "${END_AT_UNCAUGHT}"` };
  const { child, url, remove } = await startCommand(process.execPath, ['scripts/serve.mjs'], env);
  try {
    child.stdout?.destroy();
    child.stderr?.destroy();
    await expect.poll(() => isServing(url), { timeout: 30_000 }).toBe(true);
    // The link for the first administrator is printed after that.
    await sleep(1_000);
    expect(child.exitCode).toBe(null);
    expect(await isServing(url)).toBe(true);
  } finally {
    await remove();
  }
});
