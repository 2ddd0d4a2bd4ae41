/**
 * `npm run test:engines [-- options]`: the applicant's journeys and a decision of staff in Firefox and WebKitGTK, each in
 * several variants. The portal must be built first. An engine that this machine lacks is skipped, and said to be.
 *
 * Options: `--short` (the camera in each engine, for `npm test`), `--engine Firefox`, `--variant private`, `--journey camera`,
 * `--pictures folder` (keeps pictures of the main states).
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { camera } from './journeys/camera';
import { handoff } from './journeys/handoff';
import type { Journey } from './journeys/journey';
import { photosByFile } from './journeys/photos-by-file';
import { reload } from './journeys/reload';
import { staffDecides } from './journeys/staff-decides';
import { type Ending, takeJourneys } from './take-journeys';
import { ENGINES, type EngineKind, type Variant } from './variants';

const JOURNEYS: readonly Journey[] = [photosByFile, camera, handoff, staffDecides, reload];

const { values } = parseArgs({
  options: {
    short: { type: 'boolean', default: false },
    engine: { type: 'string' },
    variant: { type: 'string' },
    journey: { type: 'string' },
    pictures: { type: 'string' },
  },
});

const isWanted = (wanted: string | undefined) => (one: { name: string }) => wanted === undefined || one.name === wanted;
const journeys = values.short ? [camera] : JOURNEYS.filter(isWanted(values.journey));
const variantsOf = ({ variants }: EngineKind): readonly Variant[] =>
  values.short ? variants.slice(0, 1) : variants.filter(isWanted(values.variant));

type Row = { engine: string; variant: string; endings: Ending[] };
const rows: Row[] = [];
let failureCount = 0;

for (const engine of ENGINES.filter(isWanted(values.engine))) {
  const found = engine.find();
  if ('missing' in found) {
    console.log(`${engine.name}: skipped, this machine lacks ${found.missing}`);
    continue;
  }
  for (const variant of variantsOf(engine)) {
    const endings = await takeJourneys(variant, found.program, journeys, {
      pictureFolder: values.pictures && join(values.pictures, engine.name),
      onEnding: ({ journey, end, problem, seconds }) => {
        if (problem) failureCount += 1;
        const how = problem ? `FAILED (${end}): ${problem}` : end;
        console.log(`${engine.name}, ${variant.name}, ${journey}: ${how} (${seconds.toFixed(1)} s)`);
      },
    });
    rows.push({ engine: engine.name, variant: variant.name, endings });
  }
}

if (!values.short && rows.length > 0) {
  const cells = (all: readonly string[]) => `| ${all.join(' | ')} |`;
  const names = journeys.map(({ name }) => name);
  console.log(
    ['', cells(['engine', 'variant', ...names]), cells(['---', '---', ...names.map(() => '---')])].join('\n'),
  );
  for (const { engine, variant, endings } of rows) {
    console.log(cells([engine, variant, ...endings.map(({ end, problem }) => (problem ? 'failed' : end))]));
  }
}
process.exitCode = failureCount > 0 ? 1 : 0;
