import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Door } from '@/lib/server/door/door';

const FOLDER = join(process.cwd(), 'lib/server/doors');

const isDoor = (value: unknown): value is Door<unknown> =>
  typeof value === 'object' && value !== null && 'open' in value && 'family' in value;

/** Every door of the portal. */
export async function listDoors(): Promise<Door<unknown>[]> {
  const doors: Door<unknown>[] = [];
  for (const file of readdirSync(FOLDER)) {
    const exported: Record<string, unknown> = await import(join(FOLDER, file));
    doors.push(...Object.values(exported).filter(isDoor));
  }
  return doors;
}
