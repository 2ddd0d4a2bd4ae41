import { defineConfig } from '@playwright/test';
import { findTestBrowser } from './scripts/steps/find-browser.mjs';

const executablePath = process.env.CHROMIUM_PATH ?? findTestBrowser();

/** End to end: a real Chromium against the production build. Each worker runs its own portals. */
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  // What a screen reader is told is documentation, too.
  snapshotPathTemplate: 'docs/accessibility/spoken/{arg}{ext}',
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  // What fails and then passes is named as flaky at the end of a run. That is a defect to mend, not a pass to be glad of.
  retries: 1,
  workers: 2,
  // Nothing waits this long that works: a machine may be slow, and do other things as well.
  timeout: 120_000,
  expect: { timeout: 30_000 },
  reporter: [['list']],
  // `npm test` runs the first, `npm run test:long` the second, and a path alone both.
  projects: [
    { name: 'usual', grepInvert: /@long/ },
    { name: 'long', grep: /@long/ },
  ],
  use: {
    viewport: { width: 1280, height: 900 },
    // Chromium's headless shell grants neither by itself.
    permissions: ['camera', 'clipboard-write'],
    // No recording of each test: two cores have enough to do. To see what happened: --trace on
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        '--no-sandbox',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
        '--use-fake-device-for-media-stream',
        '--use-fake-ui-for-media-stream',
      ],
    },
  },
});
