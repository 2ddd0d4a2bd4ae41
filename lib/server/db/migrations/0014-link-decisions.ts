import { type QueryExecutorProvider, sql } from 'kysely';

/** How long after being written down a decision may have reached the storage API, in milliseconds. */
const ON_ITS_WAY_MS = 60_000;
/** Few enough that their links stay below the limits of one statement. */
const CUSTOMERS_AT_ONCE = 200;
const LINKS_AT_ONCE = 1_000;

type Link = { changeId: string; decisionId: string };

async function listCustomerIds(db: QueryExecutorProvider, after: string): Promise<string[]> {
  const query = sql<{ id: string }>`
    select distinct customer_id as id from decisions where customer_id > ${after}
    order by customer_id limit ${sql.lit(CUSTOMERS_AT_ONCE)}`;
  return (await query.execute(db)).rows.map(({ id }) => id);
}

/** Every change that a decision may have caused: newest decision first, and for each the oldest change first. */
async function listCandidates(db: QueryExecutorProvider, customerIds: string[]): Promise<Link[]> {
  const query = sql<Link>`
    select changes.id as "changeId", decisions.id as "decisionId"
    from decisions join status_history as changes on changes.customer_id = decisions.customer_id
    where decisions.customer_id in (${sql.join(customerIds)})
      and changes.cause = 'updateStatus'
      and changes.from_status = decisions.from_status and changes.to_status = decisions.to_status
      and changes.at between decisions.at and decisions.at + ${sql.lit(ON_ITS_WAY_MS)}
    order by decisions.id desc, changes.id`;
  return (await query.execute(db)).rows;
}

/** One change per decision, and one decision per change: the first that is free. */
function chooseLinks(candidates: readonly Link[]): Link[] {
  const taken = new Set<string>();
  return candidates.filter(({ changeId, decisionId }) => {
    if (taken.has(changeId) || taken.has(decisionId)) return false;
    taken.add(changeId).add(decisionId);
    return true;
  });
}

/** Both databases use the same column names for such values. */
async function writeLinks(db: QueryExecutorProvider, links: readonly Link[]): Promise<void> {
  const values = links.map(({ changeId, decisionId }) => sql`(${changeId}, ${decisionId})`);
  await sql`
    update status_history set decision_id = links.column2
    from (values ${sql.join(values)}) as links where status_history.id = links.column1`.execute(db);
}

/**
 * Links status changes to the decisions that caused them, where only their times can tell: a change from and to the
 * same statuses, within a minute after the decision was written down.
 */
export async function linkDecisionsByTime(db: QueryExecutorProvider): Promise<void> {
  let after: string | undefined = '';
  while (after !== undefined) {
    const customerIds = await listCustomerIds(db, after);
    after = customerIds.at(-1);
    const links = after === undefined ? [] : chooseLinks(await listCandidates(db, customerIds));
    for (let from = 0; from < links.length; from += LINKS_AT_ONCE) {
      await writeLinks(db, links.slice(from, from + LINKS_AT_ONCE));
    }
  }
}
