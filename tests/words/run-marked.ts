/**
 * `npm run test:words [-- path/of/a.spec.ts …]`: runs the end-to-end tests against a copy of the portal in which every
 * English sentence of the message files has a mark that nobody sees, and lists what any page in any state showed or said
 * without it. What such a list contains is hard-coded, or a value that is not isolated.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { listRepositoryFiles } from '../setup/list-repository-files';
import { ALLOWED } from './allowed-words';
import { MARK, markMessages } from './mark-messages';

const copy = mkdtempSync(join(tmpdir(), 'portal-words-'));
try {
  for (const path of listRepositoryFiles()) {
    mkdirSync(dirname(join(copy, path)), { recursive: true });
    cpSync(path, join(copy, path));
  }
  // Hard links, where the folder of temporary files is on the same disk.
  const isLinked = spawnSync('cp', ['-al', 'node_modules', copy], { stdio: 'ignore' }).status === 0;
  if (!isLinked) cpSync('node_modules', join(copy, 'node_modules'), { recursive: true, verbatimSymlinks: true });
  markMessages(join(copy, 'lib/shared/words/en'));

  // Playwright leaves the mark out when it compares with a text, not with a pattern.
  for (const path of listRepositoryFiles().filter((name) => /^tests\/(e2e|setup)\/.*\.ts$/.test(name))) {
    const source = readFileSync(path, 'utf8');
    writeFileSync(
      join(copy, path),
      source.replaceAll(/\$\/(?=[,;)\s.])/g, () => `${MARK}?$/`),
    );
  }

  const file = join(copy, 'words.jsonl');
  const options = { cwd: copy, stdio: 'inherit', env: { ...process.env, WORDS_FILE: file } } as const;
  const build = "import('./scripts/steps/build.mjs').then((step) => step.buildPortal())";
  execFileSync(process.execPath, ['-e', build], options);
  const playwright = ['node_modules/@playwright/test/cli.js', 'test', '--project=usual', '--reporter=line'];
  // Its own result says little here: some tests read mails, or compare whole texts.
  spawnSync(process.execPath, [...playwright, ...process.argv.slice(2)], options);

  const lines = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').filter(Boolean) : [];
  const findings = new Map<string, string>();
  for (const line of lines) {
    const { path, where, text } = JSON.parse(line);
    if (!ALLOWED.some((pattern) => pattern.test(text))) findings.set(`${where}: ${text}`, path);
  }
  for (const [finding, path] of findings) process.stdout.write(`${finding}  (${path})\n`);
  process.stdout.write(`${findings.size} texts that no message file contains.\n`);
  process.exitCode = findings.size === 0 ? 0 : 1;
} finally {
  rmSync(copy, { recursive: true, force: true });
}
