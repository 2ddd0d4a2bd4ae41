/** Runs an operator command: `npm run portal -- --help` lists them. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { requirePackages } from './steps/install.mjs';

/** Relative paths start where the command was typed; npm itself changes to the project folder. */
const isRunByNpm = process.env.npm_lifecycle_event === 'portal';
const folder = (isRunByNpm && process.env.INIT_CWD) || process.cwd();
process.chdir(fileURLToPath(new URL('..', import.meta.url)));
await requirePackages();

// Imported only now: both need the installed packages.
const { default: nextEnv } = await import('@next/env');
const { operatorProgram } = await import('./steps/operator-program.mjs');
process.env.NODE_ENV = 'production';
nextEnv.loadEnvConfig(process.cwd());

const command = spawn(process.execPath, operatorProgram(folder, process.argv.slice(2)), { stdio: 'inherit' });
// The terminal sends Ctrl-C to both; other senders may signal only this process.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => command.kill(signal));
command.on('exit', (status) => process.exit(status ?? 1));
