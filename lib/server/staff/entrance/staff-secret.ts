import { createHmac, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Database } from '../../db/schema/database';
import { createPrivateFile, findPrivateFileText } from '../../private-files';

const SECRET_BYTES = 32;
const CHECK_ID = 'staff-secret';

/** The staff secret is missing or a different one. The message tells the operator what to do. */
export class StaffSecretError extends Error {
  override readonly name = 'StaffSecretError';
}

/** Path of the staff secret when STAFF_SECRET is not set. */
const secretFilePath = (dataDir: string) => join(dataDir, 'staff-secret');

const findSecretFile = (path: string) => findPrivateFileText(path)?.trim() || undefined;

const createSecretFile = (path: string) =>
  createPrivateFile(path, `${randomBytes(SECRET_BYTES).toString('base64')}\n`).trim();

async function findCheckValue({ kysely }: Database): Promise<string | undefined> {
  const row = await kysely
    .selectFrom('staff_secret_checks')
    .select('check_value')
    .where('id', '=', CHECK_ID)
    .executeTakeFirst();
  return row?.check_value;
}

/** Remembers the first secret used with a database, and refuses any other. */
async function checkSecret(database: Database, secret: string, path: string): Promise<void> {
  const checkValue = createHmac('sha256', secret).update(CHECK_ID).digest('hex');
  await database.kysely
    .insertInto('staff_secret_checks')
    .values({ id: CHECK_ID, check_value: checkValue })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  if ((await findCheckValue(database)) === checkValue) return;
  throw new StaffSecretError(
    `STAFF_SECRET (or the file ${path}) is not the one that this database was first used with. Several instances on one ` +
      'database need the same. If it is lost, run: npm run portal -- staff-forget-secret',
  );
}

/**
 * The secret that signs staff cookies and encrypts authenticator apps: STAFF_SECRET, or a file in DATA_DIR created by
 * the first start.
 *
 * @throws StaffSecretError when it is missing or not this database's: in that case the portal must not start
 */
export async function loadStaffSecret(
  database: Database,
  { staffSecret, dataDir }: { staffSecret?: string | undefined; dataDir: string },
): Promise<string> {
  const path = secretFilePath(dataDir);
  const present = staffSecret ?? findSecretFile(path);
  if (present === undefined && (await findCheckValue(database)) !== undefined) {
    throw new StaffSecretError(
      `The file ${path} is missing. Put it back, or set STAFF_SECRET. Several instances on one database need the same ` +
        'secret. If it is lost, run: npm run portal -- staff-forget-secret',
    );
  }
  const secret = present ?? createSecretFile(path);
  await checkSecret(database, secret, path);
  return secret;
}
