import { recordOnce } from '../../staff/activity/record-activity';
import { type ChainedRow, walkChain } from '../../staff/activity/walk-chain';
import type { Command } from '../kit/command';
import { readWholeNumber } from '../kit/read-command-line';
import { withDatabase } from '../kit/with-database';

/** Something that exports every few minutes is recorded once a day. */
const RECORDED_FOR_MS = 24 * 60 * 60 * 1000;

/** One entry as a line of JSON: ids and fixed words, as in the record itself. */
function toLine(entry: ChainedRow): string {
  const { position, id, at, actor_kind, actor_id, action, subject_id, detail, address_digest, digest } = entry;
  return JSON.stringify({
    number: position,
    id,
    time: new Date(at).toISOString(),
    actor: actor_kind,
    actorId: actor_id,
    action,
    subjectId: subject_id,
    detail,
    addressDigest: address_digest,
    digest,
  });
}

/** `activity-export` */
export const activityExportCommand: Command = {
  name: 'activity-export',
  summary: 'Writes the record of activity as JSON lines, for a program that collects logs.',
  details:
    'One entry a line, to standard output, in the order in which they were recorded: ids and fixed words, no names. Numbers\n' +
    'have no gaps, so the next export can go on after the last number of this one. The portal can keep running. That the\n' +
    'record was exported is recorded, once a day.',
  options: { after: { isFlag: false, value: 'N', help: 'only entries with a higher number' } },
  run: (operator, { values }) => {
    const after = readWholeNumber(values.get('after') ?? '0', '--after', { min: 0, max: Number.MAX_SAFE_INTEGER });
    return withDatabase(operator, async ({ kysely }) => {
      // First, so that nothing leaves without being recorded.
      const activity = { actor: { kind: 'operator' }, action: 'activity.exported', detail: 'json-lines' } as const;
      await recordOnce(kysely, activity, { at: operator.now(), forMs: RECORDED_FOR_MS });
      for await (const rows of walkChain(kysely, { after })) for (const row of rows) operator.print(toLine(row));
      return true;
    });
  },
};
