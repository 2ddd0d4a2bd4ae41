import type { Kysely } from 'kysely';
import type { Tables } from '../../db/schema/tables';
import { TABLE_NAMES } from '../../db/upkeep/table-list';
import { isCorruption, readSurvivingRows } from '../kit/surviving-rows';
import { findSetOwners } from '../kit/walk-documents';
import type { ReportProblem } from './problem-list';

/** Whose image it is, if that can be read. */
async function findOwner(kysely: Kysely<Tables>, setId: string): Promise<string> {
  try {
    const owner = (await findSetOwners(kysely, [{ set_id: setId, side: 'front' }])).get(setId);
    return owner ? `, of customer ${owner}` : '';
  } catch (error) {
    if (!isCorruption(error)) throw error;
    return '';
  }
}

/** Names every row of a damaged SQLite file that cannot be read. */
export async function nameLostRows(kysely: Kysely<Tables>, report: ReportProblem): Promise<void> {
  for (const table of TABLE_NAMES) {
    try {
      for await (const { name, row } of readSurvivingRows(kysely, table)) {
        if (row) continue;
        const owner = table === 'documents' ? await findOwner(kysely, name.split(' ')[0] ?? '') : '';
        report(`${table} ${name}${owner}: it is on a damaged page and cannot be read`);
      }
    } catch (error) {
      if (!isCorruption(error)) throw error;
      report(`table ${table}: its index is damaged, and not all of its rows can be named`);
    }
  }
}
