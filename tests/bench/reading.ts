/**
 * Reads pictures of licenses with the portal's own code and counts the results: `npm run bench:reading [generated
 * photos per difficulty]`, or `npm run bench:reading -- --photos FOLDER` for any pictures. A text file next to a
 * picture holds the contents of its barcode; an empty one means that it shows no license. No part of the pictures is
 * kept or sent.
 *
 * `--plain`: what the reading library alone reads in the whole picture. `--node`: without a browser, timed by this
 * process's CPU time, for machines that are busy with other work.
 */
import { parseArgs } from 'node:util';
import { listBenchPictures, listFolderPictures } from './reading/bench-pictures';
import type { Outcome } from './reading/judge-result';
import { measureInBrowser } from './reading/measure-in-browser';
import { measureInNode } from './reading/measure-in-node';
import { printRow } from './reading/print-row';

const DEFAULT_PHOTOS = 24;

const { values, positionals } = parseArgs({
  options: {
    photos: { type: 'string' },
    plain: { type: 'boolean', default: false },
    node: { type: 'boolean', default: false },
  },
  allowPositionals: true,
});

function printTable(outcomes: readonly Outcome[]): void {
  console.log(
    '\n| | pictures | right | nothing read | read falsely | right, % | median s | 90th percentile s | longest without result s |',
  );
  console.log('|---|---|---|---|---|---|---|---|---|');
  const groups = [...new Set(outcomes.map(({ picture }) => picture.group))];
  for (const group of groups) {
    printRow(
      group,
      outcomes.filter(({ picture }) => picture.group === group),
    );
  }
  if (groups.length > 1) printRow('all', outcomes);
}

function printMiss({ kind, reason, picture: { name, details }, elapsedMs }: Outcome): void {
  const cause = kind === 'false' ? `read falsely, ${reason}` : reason;
  console.log(`${name}: ${cause}; ${(elapsedMs / 1000).toFixed(1)} s${details && `; ${details}`}`);
}

const pictures = values.photos
  ? await listFolderPictures(values.photos)
  : listBenchPictures(Number(positionals[0] ?? DEFAULT_PHOTOS));
const measure = values.node ? measureInNode : measureInBrowser;
const outcomes = await measure(pictures, values.plain);
printTable(outcomes);
console.log('');
for (const outcome of outcomes) if (outcome.kind !== 'read') printMiss(outcome);
