/** A moment in the server's work, identified by the SQL statement that it sends to the database. */
type CrashPoint = { statement: RegExp; when: 'before' | 'after' };

/** Moments during a write. The statements are the same on both databases except for how a transaction begins. */
export const WRITE_POINTS = {
  'before the transaction': { statement: /^begin/, when: 'before' },
  'after the row': { statement: /^insert into "customers"/, when: 'after' },
  'after the document set': { statement: /^insert into "document_sets"/, when: 'after' },
  'after the image keys': { statement: /^insert into "document_image_keys"/, when: 'after' },
  'after the images': { statement: /^insert into "documents"/, when: 'after' },
  'after the row of an update': { statement: /^update "customers"/, when: 'after' },
  'before the commit': { statement: /^commit/, when: 'before' },
  'after the commit, before the answer': { statement: /^commit/, when: 'after' },
} satisfies Record<string, CrashPoint>;

/** Moments during the very first start, on an empty database. */
export const START_POINTS = {
  'amid the migrations': { statement: /^create table "documents"/, when: 'after' },
  'amid the move of the image keys': { statement: /^create table "document_images"/, when: 'after' },
  'before the document key is remembered': { statement: /^insert into "document_key_checks"/, when: 'before' },
  'after the document key is remembered': { statement: /^insert into "document_key_checks"/, when: 'after' },
} satisfies Record<string, CrashPoint>;

export type WritePointName = keyof typeof WRITE_POINTS;
export type StartPointName = keyof typeof START_POINTS;

/** Where a server should end itself: the n-th time that it reaches the point, counting from 1. */
export type PlannedCrash = { point: WritePointName | StartPointName; nth: number };

/** Finds a point by name. */
export function getCrashPoint(name: PlannedCrash['point']): CrashPoint {
  return { ...WRITE_POINTS, ...START_POINTS }[name];
}

/** Start points are counted from the start of the process, the others from the first write on. */
export const isStartPoint = (name: PlannedCrash['point']) => Object.hasOwn(START_POINTS, name);
