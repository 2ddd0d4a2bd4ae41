import Sqlite from 'better-sqlite3';
import pg from 'pg';

export type StatementWatch = { before: (sql: string) => void; after: (sql: string) => void };

type Call = (this: unknown, ...values: unknown[]) => unknown;

function watchSqlite({ before, after }: StatementWatch): void {
  const prototype = Sqlite.prototype as unknown as { prepare: (sql: string) => Record<'run' | 'all', Call> };
  const { prepare } = prototype;
  prototype.prepare = function watchedPrepare(sql) {
    const statement = prepare.call(this, sql);
    for (const method of ['run', 'all'] as const) {
      const execute = statement[method];
      statement[method] = (...values) => {
        before(sql);
        const result = execute.apply(statement, values);
        after(sql);
        return result;
      };
    }
    return statement;
  };
}

function watchPostgres({ before, after }: StatementWatch): void {
  const prototype = pg.Client.prototype as unknown as { query: Call };
  const { query } = prototype;
  prototype.query = function watchedQuery(sql, ...more) {
    if (typeof sql !== 'string') return query.call(this, sql, ...more);
    before(sql);
    const result = query.call(this, sql, ...more) as Promise<unknown>;
    return result.then((value) => {
      after(sql);
      return value;
    });
  };
}

/** Sees every statement from this process on its way to either database driver, below all of the portal's code. */
export function watchStatements(watch: StatementWatch): void {
  watchSqlite(watch);
  watchPostgres(watch);
}
