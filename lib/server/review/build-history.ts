import type { Selectable } from 'kysely';
import type { HistoryEntry, RecordedPerson } from '../../shared/review/customer-record';
import type { StatusHistoryTable } from '../db/schema/tables';
import type { Decision } from './decision-record';

type StatusChange = Selectable<StatusHistoryTable>;

type Teller = { describe: (staffId: string) => RecordedPerson; showsNotes: boolean };

function tellDecision(decision: Decision, { describe, showsNotes }: Teller): HistoryEntry {
  const { id, at, from_status, to_status, reason, texts, staff_id, state } = decision;
  const { note, customerText } = texts === 'unreadable' ? { note: null, customerText: null } : texts;
  return {
    ...{ id, at, from: from_status, to: to_status },
    what: reason === 'undone' ? 'undone' : 'decided',
    by: describe(staff_id),
    reason: reason === 'undone' ? undefined : reason,
    note: showsNotes ? (note ?? undefined) : undefined,
    ...(customerText ? { customerText } : {}),
    ...(texts === 'unreadable' ? { isUnreadable: true } : {}),
    isConfirmed: state === 'stored',
  };
}

function tellChange({ id, at, from_status, to_status, cause }: StatusChange): HistoryEntry {
  return {
    ...{ id, at, from: from_status ?? undefined, to: to_status },
    what: cause === 'createOrUpdateCustomer' ? 'submitted' : 'api',
    ...{ by: undefined, reason: undefined, note: undefined, isConfirmed: true },
  };
}

/**
 * A single timeline of a customer's status, newest first: what staff decided, and what else the embedded storage API
 * recorded. A change caused by a decision is shown as that decision.
 *
 * @param changes oldest first; empty for a remote account, which does not report its past
 */
export function buildHistory(
  decisions: readonly Decision[],
  changes: readonly StatusChange[],
  teller: Teller,
): HistoryEntry[] {
  const told = new Set<string | null>(decisions.map(({ id }) => id));
  const untold = changes.filter(({ decision_id }) => !told.has(decision_id));
  const entries = [...decisions.map((decision) => tellDecision(decision, teller)), ...untold.map(tellChange)];
  return entries.sort((one, other) => other.at - one.at || (one.id < other.id ? 1 : -1));
}
