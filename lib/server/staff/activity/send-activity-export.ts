import 'server-only';
import { readActivityQuery, toActivityFilters } from '../../../shared/staff/activity-query';
import type { LanguageTag } from '../../../shared/words/languages';
import type { Database } from '../../db/schema/database';
import type { StaffMember } from '../authority';
import { exportActivity } from './export-activity';
import { recordActivity } from './record-activity';

const HEADERS = {
  'content-type': 'text/csv; charset=utf-8',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
};

function toStream(parts: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await parts.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await parts.return(undefined);
    },
  });
}

/** Records that the activity is exported, then sends it as a file, in chunks. */
export async function sendActivityExport(
  database: Database,
  member: StaffMember,
  searchParams: URLSearchParams,
  language: LanguageTag,
): Promise<Response> {
  const filters = toActivityFilters(readActivityQuery(Object.fromEntries(searchParams)));
  const parts = exportActivity(member, database, filters, language);
  // If the role may not see it, nothing is recorded and nothing is sent.
  const first = await parts.next();
  await recordActivity(database.kysely, { actor: { kind: 'staff', id: member.id }, action: 'activity.exported' });
  async function* all() {
    if (first.value) yield first.value;
    yield* parts;
  }
  const day = new Date().toISOString().slice(0, 10);
  const disposition = `attachment; filename="activity-${day}.csv"`;
  return new Response(toStream(all()), { headers: { ...HEADERS, 'content-disposition': disposition } });
}
