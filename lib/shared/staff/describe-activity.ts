import { CURRENT_SET } from '../review/document-view';
import type { Translate } from '../words/words';
import { ACTIVITY_ACTIONS, type ActivityDetail, type ActivityEntry } from './activity';

type Describe = Translate<'activity'>;

/** The message for an action; one written by a newer version is shown as is. */
export function describeAction(t: Describe, action: string): string {
  const known = ACTIVITY_ACTIONS.find((one) => one === action);
  return known ? t(`actions.${known}`) : action;
}

/** Who acted: a member's name, or what acted. */
export function describeActor(
  t: Describe,
  { actorKind, actorId }: Pick<ActivityEntry, 'actorKind' | 'actorId'>,
  staffNames: ReadonlyMap<string, string>,
): string {
  return staffNames.get(actorId ?? '') ?? t(`actors.${actorKind}`);
}

/** The words for an entry's detail; one that a newer version wrote is shown as is. */
export function describeDetail(t: Describe, { action, detail }: { action: string; detail: string }): string {
  const isEarlierSet = action === 'documents.viewed' && detail !== CURRENT_SET;
  const word = isEarlierSet ? 'earlier-set' : (detail as ActivityDetail);
  return t(`details.${word}`, { defaultValue: detail });
}
