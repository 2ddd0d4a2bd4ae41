import { stringify } from 'csv-stringify/sync';
import type { ActivityEntry, ActivityFilters } from '../../../shared/staff/activity';
import { describeAction, describeActor } from '../../../shared/staff/describe-activity';
import { DEFAULT_LANGUAGE, type LanguageTag } from '../../../shared/words/languages';
import { loadWords } from '../../../shared/words/load-words';
import type { Translate } from '../../../shared/words/words';
import type { Database } from '../../db/schema/database';
import { assertMay, type StaffMember } from '../authority';
import { readActivity } from './list-activity';
import { listStaffNames } from './staff-names';

const COLUMNS = [
  'time',
  'who',
  'staffId',
  'staffName',
  'action',
  'sentence',
  'subjectId',
  'detail',
  'addressDigest',
] as const;
/** Without it, spreadsheets do not read the file as UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';

function toCells(t: Translate<'activity'>, entry: ActivityEntry, staffNames: ReadonlyMap<string, string>): string[] {
  const { at, actorKind, actorId, action, subjectId, detail, addressDigest } = entry;
  return [
    new Date(at).toISOString(),
    actorKind === 'staff' ? actorKind : describeActor(t, entry, staffNames),
    actorId ?? '',
    staffNames.get(actorId ?? '') ?? '',
    action,
    describeAction(t, action),
    subjectId ?? '',
    detail ?? '',
    addressDigest ?? '',
  ];
}

/** Prefixes cells that a spreadsheet would treat as formulas with an apostrophe (OWASP, CSV injection). */
const toLines = (rows: string[][]) => stringify(rows, { escape_formulas: true, record_delimiter: 'windows' });

/**
 * The activity record as CSV (RFC 4180, UTF-8 with a byte order mark), newest first, in chunks.
 *
 * @throws AuthorityError when the role may not see it
 */
export async function* exportActivity(
  member: StaffMember,
  database: Database,
  filters: ActivityFilters,
  language: LanguageTag = DEFAULT_LANGUAGE,
): AsyncGenerator<string> {
  // readActivity checks only at its first chunk, which comes after the header.
  assertMay(member, 'view-activity');
  const parts = readActivity(member, database, filters);
  const staff = await listStaffNames(member, database);
  const staffNames = new Map(staff.map(({ id, name }) => [id, name]));
  const { t } = (await loadWords(language)).of('activity');
  yield BYTE_ORDER_MARK + toLines([COLUMNS.map((name) => t(`csv.${name}`))]);
  for await (const entries of parts) yield toLines(entries.map((entry) => toCells(t, entry, staffNames)));
}
