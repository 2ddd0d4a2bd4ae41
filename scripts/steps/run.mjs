import { spawn } from 'node:child_process';

/** Prints what is happening now. */
export function say(text) {
  process.stdout.write(`> ${text}\n`);
}

/** Prints a problem and ends with status 1. */
export function fail(text) {
  process.stderr.write(`\n${text}\n`);
  process.exit(1);
}

/**
 * Runs a program with the terminal's own output and waits for it.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env] added to the environment
 * @returns {Promise<number>} its exit status; 1 when a signal ended it
 */
export function run(command, args, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
      shell: process.platform === 'win32',
    });
    child.on('error', reject);
    child.on('exit', (status) => resolve(status ?? 1));
  });
}

/** Runs a JavaScript file of an installed package with this Node.js. */
export function runNode(file, args, env) {
  return run(process.execPath, [file, ...args], env);
}
