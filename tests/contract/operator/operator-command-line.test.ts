import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { promisify } from 'node:util';
import { describe, expect, onTestFinished, test } from 'vitest';
import { COMMANDS } from '../../../lib/server/operator/command-list';
import { makeTestFolder } from '../../setup/test-database';
import { DATABASE_KINDS } from '../support/describe-contract';
import { makeLocation, startPortalStorage } from '../support/operated-portal';
import { startOperator } from '../support/operator-process';
import { runOperator } from '../support/run-operator';
import { makeTarget } from '../support/sample';

const runProcess = (...args: Parameters<typeof startOperator>) => startOperator(...args).ended;

describe.each(DATABASE_KINDS)('The command line (%s)', (kind) => {
  test('runs a command as a process of its own', async () => {
    const location = await makeLocation(kind);
    const portal = await startPortalStorage(location);
    const target = makeTarget();
    await portal.call('createOrUpdateCustomer', target);
    // A relative path starts from where the command was typed.
    const backup = await runProcess(location, ['backup', 'my.backup']);
    expect(backup).toEqual({ status: 0, stdout: expect.stringContaining('Saved 1 customer and 2 images'), stderr: '' });
    expect(readdirSync(location.dataDir)).toContain('my.backup');
    const erase = await runProcess(location, ['erase', target.email], { input: `${target.email}\n` });
    expect(erase).toMatchObject({ status: 0, stdout: expect.stringContaining('Erased.') });
    expect(erase.stdout + erase.stderr).not.toContain(target.email);
    expect(await portal.call('getStatus', { email: target.email })).toMatchObject({ status: 404 });
  });
});

test('npm run portal starts a command from the sources, in the folder where it was typed', async () => {
  const { dataDir } = await makeLocation('sqlite');
  await startPortalStorage({ dataDir });
  const env = { PATH: process.env.PATH, DATA_DIR: dataDir, npm_lifecycle_event: 'portal', INIT_CWD: dataDir };
  const options = { env: env as unknown as NodeJS.ProcessEnv };
  const run = await promisify(execFile)(process.execPath, ['scripts/portal.mjs', 'backup', 'my.backup'], options);
  expect(run).toEqual({ stdout: expect.stringContaining('Saved 0 customers'), stderr: '' });
  expect(readdirSync(dataDir)).toContain('my.backup');
});

test('Without an answer nothing is erased', async () => {
  const location = await makeLocation('sqlite');
  const portal = await startPortalStorage(location);
  const target = makeTarget();
  await portal.call('createOrUpdateCustomer', target);
  expect(await runProcess(location, ['erase', target.email], { input: '' })).toMatchObject({ status: 1 });
  expect(await portal.call('getStatus', { email: target.email })).toMatchObject({ status: 200 });
});

test('A configuration that is wrong is named, never its value', async () => {
  const location = await makeLocation('sqlite');
  const run = await runProcess(location, ['check'], { env: { DATABASE_URL: 'mysql://secret@host' } });
  expect(run).toMatchObject({ status: 1, stdout: '', stderr: expect.stringContaining('DATABASE_URL must begin with') });
  expect(run.stderr).not.toContain('secret');
});

test('A database that cannot be reached ends with one sentence', async () => {
  const location = await makeLocation('sqlite');
  const databaseUrl = 'postgres://portal:secret@127.0.0.1:1/portal';
  const run = await runOperator({ ...location, databaseUrl }, ['check']);
  expect(run.notes).toBe('The database or a file cannot be used at the moment (ECONNREFUSED).');
  expect(run.status).toBe(1);
});

test.each(['check', 'rotate-keys', 'backup', 'erase', 'export'])(
  '%s makes no database where there is none',
  async (name) => {
    const { folder: dataDir, remove } = makeTestFolder();
    onTestFinished(remove);
    const rest = { backup: ['/nowhere/file'], erase: ['a@example.com'], export: ['a@example.com', '--to', '/nowhere'] };
    const args = Object.entries(rest).find(([key]) => key === name)?.[1] ?? [];
    const run = await runOperator({ dataDir }, [name, ...args]);
    expect(run).toMatchObject({ status: 1, notes: expect.stringContaining('There is no database') });
    expect(readdirSync(dataDir)).toEqual([]);
  },
);

test.each([[['--help']], [['help']], [[]]])('Help lists every command (%j)', async (args: string[]) => {
  const { status, printed } = await runOperator({ dataDir: '' }, args);
  expect(status).toBe(0);
  for (const { name } of COMMANDS) expect(printed).toContain(`  ${name} `);
});

test.each(COMMANDS.map((command) => [command.name, command] as const))('%s explains itself', async (name, command) => {
  const { status, printed } = await runOperator({ dataDir: '' }, [name, '--help']);
  expect(status).toBe(0);
  expect(printed).toContain(`Usage: npm run portal -- ${name}`);
  for (const option of Object.keys(command.options)) expect(printed).toContain(`  --${option}`);
});

test.each([
  ['an unknown command', ['destroy'], 'There is no command "destroy"'],
  ['an unknown option', ['check', '--deep'], '--deep'],
  ['a missing argument', ['backup'], 'FILE is missing'],
  ['too many arguments', ['backup', 'a', 'b'], 'Too many arguments'],
  ['an option without its value', ['export', 'a@example.com', '--to'], '--to'],
  ['no folder to export to', ['export', 'a@example.com'], '--to FOLDER is missing'],
  ['a count that is none', ['seed', 'many'], 'COUNT must be a whole number'],
])('%s is a wrong command line', async (_title, args, message) => {
  const run = await runOperator({ dataDir: '/nowhere' }, args);
  expect(run).toMatchObject({ status: 2, printed: '', notes: expect.stringContaining(message) });
});
