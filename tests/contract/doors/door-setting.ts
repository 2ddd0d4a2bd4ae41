import { sql } from 'kysely';
import type { Effects, IncomingCall } from '@/lib/server/door/call';
import type { Door } from '@/lib/server/door/door';
import { getStaffEntrance } from '@/lib/server/staff/entrance/get-staff-auth';
import type { RefusalCode } from '@/lib/shared/refusal';
import type { StaffRole } from '@/lib/shared/staff/staff';
import { addMember, quickHashing, signInForTest } from '../../setup/staff-entrance';
import { makeTestFolder } from '../../setup/test-database';

export const PORTAL_URL = 'http://localhost:3000';

let addressCount = 0;

/**
 * Headers of one of the portal's own pages, from an address that nobody else has; in the changes, null removes a
 * header.
 */
export function pageHeaders(changes: Record<string, string | null> = {}): Headers {
  addressCount += 1;
  const address = `198.51.${addressCount >> 8}.${addressCount & 255}`;
  const given = { origin: PORTAL_URL, host: 'localhost:3000', 'sec-fetch-site': 'same-origin', ...changes };
  const headers = new Headers({ 'x-forwarded-for': address });
  for (const [name, value] of Object.entries(given)) if (value !== null) headers.set(name, value);
  return headers;
}

/** A call from one of the portal's pages. */
export const callFrom = (changes: Record<string, string | null> = {}, now = Date.now()): IncomingCall => ({
  headers: pageHeaders(changes),
  now,
});

/** A request as an address receives it. */
export const makeRequest = (path: string, init: RequestInit = {}): Request => new Request(`${PORTAL_URL}${path}`, init);

export function makeForm(fields: Record<string, string | Blob>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

/** A member as they arrive: with their session cookie. */
export type SignedIn = { id: string; email: string; cookie: string };

/**
 * The test's own portal, on a new SQLite file: doors find in it whatever they open. Call it once per test file, before
 * opening any door.
 */
export async function openDoorSetting(settings: Record<string, string> = {}) {
  const { folder, remove } = makeTestFolder();
  for (const name of ['DATABASE_URL', 'STORAGE_API_URL', 'TRUSTED_PROXY_HOPS', 'PUBLIC_FORM']) delete process.env[name];
  Object.assign(process.env, { DATA_DIR: folder, PORTAL_URL, ...settings });
  const entrance = await getStaffEntrance();
  const { database } = entrance;
  Object.assign((await entrance.auth.$context).password, quickHashing());
  // Thousands of small writes that don't need to survive a power failure.
  await sql`pragma synchronous = off`.execute(database.kysely);
  let memberCount = 0;

  async function signIn(role: StaffRole): Promise<SignedIn> {
    memberCount += 1;
    const email = `${role}.${memberCount}@staff.example.com`;
    const id = await addMember(entrance, email, role);
    return { id, email, cookie: (await signInForTest(entrance, email)).get('cookie') ?? '' };
  }

  const setAccount = (id: string, changes: { has_short_password?: number; disabled_at?: number }) =>
    database.kysely.updateTable('staff_accounts').set(changes).where('id', '=', id).execute();

  const tables = (await database.kysely.introspection.getTables()).map(({ name }) => name as 'customers');
  /** How many rows each table holds, except tables that only count or record that something was asked. */
  async function countRows(except: readonly string[] = []): Promise<Record<string, number>> {
    const query = database.kysely.selectNoFrom(({ selectFrom }) =>
      tables
        .filter((name) => !except.includes(name))
        .map((name) =>
          selectFrom(name)
            .select(({ fn }) => fn.countAll<number>().as('count'))
            .as(name),
        ),
    );
    return (await query.executeTakeFirstOrThrow()) as Record<string, number>;
  }

  const close = async () => {
    await database.close();
    remove();
  };
  return { database, entrance, signIn, setAccount, countRows, close };
}

export type DoorSetting = Awaited<ReturnType<typeof openDoorSetting>>;

/** Opens a door and returns why it refused, along with its answer. */
export async function knock<Answer>(
  door: Door<Answer>,
  call: IncomingCall,
  ...given: unknown[]
): Promise<{ code: RefusalCode | undefined; errorId: string | undefined; answer: Answer; effects: Effects }> {
  const { answer, effects, refused } = await door.open(call, ...given);
  return { code: refused?.code, errorId: refused?.errorId, answer, effects };
}
