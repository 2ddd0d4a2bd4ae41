import { v7 as uuidv7 } from 'uuid';
import type { NewEntry } from '../staff/activity/append-entries';
import { type Activity, toNewEntry } from '../staff/activity/record-activity';

export const DAY_MS = 24 * 60 * 60 * 1000;

/** Collects the demo's activity record: past entries, with ids in the order of their times. */
export type DemoRecord = {
  /** @param at epoch milliseconds */
  add(at: number, activity: Activity): void;
  /** The oldest first. */
  listEntries(): NewEntry[];
};

/** Starts an empty record. */
export function startDemoRecord(): DemoRecord {
  const rows: NewEntry[] = [];
  return {
    add(at, activity) {
      const rounded = Math.round(at);
      rows.push(toNewEntry(activity, uuidv7({ msecs: rounded }), rounded));
    },
    listEntries: () => rows.sort((one, other) => one.at - other.at),
  };
}
