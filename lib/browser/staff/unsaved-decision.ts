import { openDraft } from '../draft/draft';

const DRAFT_PREFIX = 'decision.';

/** Tells whether a draft holds a member's unsaved decisions, by its name. */
export const isUnsavedDecision = (draftName: string): boolean => draftName.startsWith(DRAFT_PREFIX);

/** What one member chose and typed for one customer and has not saved, kept in this tab. */
export type UnsavedDecision = {
  find(): Promise<unknown>;
  /** Undefined removes it. */
  keep(choice: object | undefined): Promise<void>;
};

/** Opens what a member has not saved: others who sign in here do not see it. */
export function openUnsavedDecision(memberId: string, customerId: string): UnsavedDecision {
  const draft = openDraft(`${DRAFT_PREFIX}${memberId}`);
  return { find: () => draft.find(customerId), keep: (choice) => draft.save(customerId, choice) };
}
