import type activityMessages from '../words/en/activity.json';
import type { Translate } from '../words/words';
import { ACTIVITY_ACTIONS, type ActivityEntry } from './activity';

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

/** The words for a detail; one that has none is shown as is. */
export function describeDetail(t: Describe, detail: string): string {
  return t(`details.${detail as keyof typeof activityMessages.details}`, { defaultValue: detail });
}
