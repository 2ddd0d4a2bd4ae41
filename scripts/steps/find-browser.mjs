import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fail, run, say } from './run.mjs';

/** The same engine without windows: the end-to-end tests take two thirds of the time in it. */
const SHELL = 'chromium-headless-shell';
const SYSTEM_NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const WELL_KNOWN_PATHS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];
/**
 * Playwright's download fails within seconds if its host cannot be reached; if it hangs, it is abandoned after this
 * many milliseconds.
 */
const DOWNLOAD_TIMEOUT_MS = 180_000;

/** @param {string[]} names programs, the preferred one first */
function findProgram(names) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const candidates = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return candidates.find((path) => existsSync(path));
}

const findFullBrowser = () => findProgram(SYSTEM_NAMES) ?? WELL_KNOWN_PATHS.find((path) => existsSync(path));

/** The path of a system Chromium or Chrome, as people have it; undefined if there is none. */
export const findSystemBrowser = () => findFullBrowser() ?? findProgram([SHELL]);

/** The path of a system browser for tests: Chromium's headless shell, if it is installed; undefined if there is none. */
export const findTestBrowser = () => findProgram([SHELL]) ?? findFullBrowser();

async function findPlaywrightBrowser() {
  const { chromium } = await import('playwright');
  const path = chromium.executablePath();
  return path && existsSync(path) ? path : undefined;
}

function downloadPlaywrightBrowser() {
  say('No browser found: trying to download one with Playwright…');
  const cli = 'node_modules/playwright/cli.js';
  return (
    spawnSync(process.execPath, [cli, 'install', 'chromium'], { stdio: 'ignore', timeout: DOWNLOAD_TIMEOUT_MS })
      .status === 0
  );
}

async function installDebianBrowser() {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  say('The download failed: installing Chromium with the system package manager…');
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-qq'], env);
  const install = (browser) =>
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', browser, 'fonts-noto-core'], env);
  // Older releases of Debian have no such package.
  if ((await install(SHELL)) !== 0) await install('chromium');
}

/**
 * Finds a Chromium for the end-to-end tests, or installs one.
 *
 * Order: CHROMIUM_PATH, a system's headless shell, Chromium or Chrome, Playwright's own, its download, the package
 * manager (as root).
 *
 * @returns {Promise<string>} the path of the program; ends the process with advice if there is none
 */
export async function findBrowser() {
  const configured = process.env.CHROMIUM_PATH;
  if (configured) return existsSync(configured) ? configured : fail(`CHROMIUM_PATH is not a file: ${configured}`);
  const present = findTestBrowser() ?? (await findPlaywrightBrowser());
  if (present) return present;
  if (downloadPlaywrightBrowser()) {
    const downloaded = await findPlaywrightBrowser();
    if (downloaded) return downloaded;
  }
  await installDebianBrowser();
  return (
    findTestBrowser() ??
    fail(
      'Chromium was not found and could not be installed. Install Chromium or Chrome, or set CHROMIUM_PATH, or run: npm test -- --fast',
    )
  );
}
