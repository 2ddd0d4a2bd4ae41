/** Serves the portal for development: pages update as their files change. `npm start` serves what people use. */
import { spawn } from 'node:child_process';
import { copyVendorFiles } from './steps/copy-vendor-files.mjs';
import { installPackages } from './steps/install.mjs';

process.chdir(new URL('..', import.meta.url).pathname);
await installPackages();
copyVendorFiles();
const server = spawn(process.execPath, ['node_modules/next/dist/bin/next', 'dev', '--hostname', '127.0.0.1'], {
  stdio: 'inherit',
  env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' },
});
// The terminal sends Ctrl-C to both; other senders may signal only this process.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
server.on('exit', (status) => process.exit(status ?? 1));
