import { v7 as uuidv7 } from 'uuid';
import type { Row } from '../db/upkeep/whole-tables';
import type { Activity } from '../staff/activity/record-activity';

export const DAY_MS = 24 * 60 * 60 * 1000;

/** Collects the demo's activity record: past entries, with ids in the order of their times. */
export type DemoRecord = {
  /** @param at epoch milliseconds */
  add(at: number, activity: Activity): void;
  /** As table rows, oldest first. */
  listRows(): Row[];
};

/** Starts an empty record. */
export function startDemoRecord(): DemoRecord {
  const rows: (Row & { at: number })[] = [];
  return {
    add(at, { actor, action, subjectId, detail }) {
      const rounded = Math.round(at);
      rows.push({
        id: uuidv7({ msecs: rounded }),
        at: rounded,
        actor_kind: actor.kind,
        actor_id: actor.kind === 'staff' ? actor.id : null,
        action,
        subject_id: subjectId ?? null,
        detail: detail ?? null,
      });
    },
    listRows: () => rows.sort((one, other) => one.at - other.at),
  };
}
