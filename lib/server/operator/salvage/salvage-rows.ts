import { type Kysely, sql } from 'kysely';
import type { Tables } from '../../db/schema/tables';
import { TABLE_NAMES, type TableName } from '../../db/upkeep/table-list';
import type { Row } from '../../db/upkeep/whole-tables';
import { isCorruption, readSurvivingRows } from '../kit/surviving-rows';

/** Rows are handed on in portions of this size. */
const ROWS_AT_ONCE = 8;

/** What a row belongs to: columns of its table, and the columns of another that hold the same values. */
type Reference = { of: TableName; to: string; from: string[]; columns: string[] };

type ListedColumn = { id: number; table: string; from: string; to: string | null };

async function listReferences(kysely: Kysely<Tables>, of: TableName): Promise<Reference[]> {
  const query = sql<ListedColumn>`select id, "table", "from", "to" from pragma_foreign_key_list(${of}) order by id, seq`;
  const references = new Map<number, Reference>();
  for (const { id, table, from, to } of (await query.execute(kysely)).rows) {
    const reference = references.get(id) ?? { of, to: table, from: [], columns: [] };
    reference.from.push(from);
    reference.columns.push(to ?? 'id');
    references.set(id, reference);
  }
  return [...references.values()];
}

const toKey = (table: string, columns: readonly string[], values: readonly unknown[]) =>
  JSON.stringify([table, columns, values]);

/** Remembers what was saved, so that no row is saved without the ones that it belongs to. */
export function createSalvage(kysely: Kysely<Tables>) {
  const saved = new Set<string>();
  const lost = new Map<TableName, number>();
  let all: Promise<Reference[]> | undefined;

  const getReferences = () => {
    all ??= Promise.all(TABLE_NAMES.map((table) => listReferences(kysely, table))).then((lists) => lists.flat());
    return all;
  };

  const hasParents = (row: Row, references: Reference[]) =>
    references.every(({ to, from, columns }) => {
      const values = from.map((column) => row[column] ?? null);
      return values.includes(null) || saved.has(toKey(to, columns, values));
    });

  const noteLost = (table: TableName) => lost.set(table, (lost.get(table) ?? 0) + 1);

  async function* readTable(table: TableName): AsyncGenerator<Row[]> {
    const references = await getReferences();
    const parents = references.filter(({ of }) => of === table);
    const children = references.filter(({ to }) => to === table);
    let rows: Row[] = [];
    try {
      for await (const { row } of readSurvivingRows(kysely, table)) {
        if (!row || !hasParents(row, parents)) {
          noteLost(table);
          continue;
        }
        for (const { columns } of children) {
          saved.add(
            toKey(
              table,
              columns,
              columns.map((column) => row[column]),
            ),
          );
        }
        rows.push(row);
        if (rows.length < ROWS_AT_ONCE) continue;
        yield rows;
        rows = [];
      }
    } catch (error) {
      if (!isCorruption(error)) throw error;
      noteLost(table);
    }
    if (rows.length > 0) yield rows;
  }

  return { readTable, lost: lost as ReadonlyMap<TableName, number> };
}
