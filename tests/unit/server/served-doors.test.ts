import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listDoors } from '../../setup/door-list';

const ROOT = process.cwd();
const FOLDERS = ['app', 'components', 'lib'];
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** A quoted directive, anywhere in the file. */
const DIRECTIVE = /^\s*(['"])use server\1/m;
/** The same as the first statement: every export of the file is then an action. */
const FILE_DIRECTIVE = /^(['"])use server\1/;

const files = FOLDERS.flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
).filter((file) => /\.tsx?$/.test(file));
const actionFiles = files.filter((file) => DIRECTIVE.test(readFileSync(join(ROOT, file), 'utf8')));
const routeFiles = files.filter((file) => /(^|\/)route\.tsx?$/.test(file));

const doors = await listDoors();

const importFile = (file: string): Promise<Record<string, unknown>> => import(join(ROOT, file));

/** The exports that let somebody in without a door, each as a sentence. */
function listUnguarded(file: string, exported: Record<string, unknown>): string[] {
  return Object.entries(exported).flatMap(([name, value]) => {
    const door = typeof value === 'function' && 'door' in value ? value.door : undefined;
    return doors.some((known) => known === door)
      ? []
      : [`${file} lets people in by ${name}, which is no door of lib/server/doors.`];
  });
}

describe('every way in from outside is a door', () => {
  it('finds the files that hold them', () => {
    expect(actionFiles).toContain('app/staff/(console)/customers/[id]/actions.ts');
    expect(routeFiles).toContain('app/v3/stable/api/storage/route.ts');
  });

  it.each(actionFiles)('all actions of %s', async (file) => {
    const text = readFileSync(join(ROOT, file), 'utf8');
    expect(
      FILE_DIRECTIVE.test(text),
      `${file} has actions inside of functions: they belong in a file of their own.`,
    ).toBe(true);
    expect(listUnguarded(file, await importFile(file))).toEqual([]);
  });

  it.each(routeFiles)('all methods of %s', async (file) => {
    const exported = Object.entries(await importFile(file));
    const handlers = exported.filter(([name, value]) => METHODS.includes(name) || typeof value === 'function');
    expect(handlers).not.toEqual([]);
    expect(listUnguarded(file, Object.fromEntries(handlers))).toEqual([]);
  });

  it('names what comes in without one', () => {
    const foreign = Object.assign(async () => 'done', {
      door: { name: 'made-up', family: 'none', open: () => 'done' },
    });
    expect(listUnguarded('app/actions.ts', { decide: async () => 'done', undo: foreign })).toEqual([
      'app/actions.ts lets people in by decide, which is no door of lib/server/doors.',
      'app/actions.ts lets people in by undo, which is no door of lib/server/doors.',
    ]);
  });

  it('has one name for each door', () => {
    expect(new Set(doors.map(({ name }) => name)).size).toBe(doors.length);
  });
});
