import 'server-only';
import type { DecisionOutcome } from '../../shared/review/decision';
import type { OpenedDocuments } from '../../shared/review/document-view';
import { isDatabaseUnavailable } from '../db/transactions/database-error';
import { authorizeStaffAction } from '../door/require-staff';
import { logUnexpected } from '../log';
import { checkDecision, checkOpening, checkUndo } from './check-input';
import { decideCustomer } from './decide-customer';
import { getRecordTools } from './get-record-tools';
import { openDocuments } from './open-documents';
import { undoDecision } from './undo-decision';

/** A problem that decisions and documents share; the rest is logged under an id. */
function toProblem(error: unknown, where: string): { kind: 'failed'; problem: 'storage-unavailable' | 'unexpected' } {
  logUnexpected(error, where);
  return { kind: 'failed', problem: isDatabaseUnavailable(error) ? 'storage-unavailable' : 'unexpected' };
}

/** Answers the action that decides. Never throws. */
export async function answerDecision(input: unknown): Promise<DecisionOutcome> {
  try {
    const member = await authorizeStaffAction('decide');
    if ('kind' in member) return { kind: 'failed', problem: member.reason };
    const checked = checkDecision(input);
    if (!checked) return { kind: 'failed', problem: 'invalid' };
    return await decideCustomer(member, checked, await getRecordTools());
  } catch (error) {
    return toProblem(error, 'decide');
  }
}

/** Answers the action that undoes a decision. Never throws. */
export async function answerUndo(input: unknown): Promise<DecisionOutcome> {
  try {
    const member = await authorizeStaffAction('decide');
    if ('kind' in member) return { kind: 'failed', problem: member.reason };
    const checked = checkUndo(input);
    if (!checked) return { kind: 'failed', problem: 'invalid' };
    return await undoDecision(member, checked, await getRecordTools());
  } catch (error) {
    return toProblem(error, 'undo-decision');
  }
}

/** Answers the action that opens document images. Never throws. */
export async function answerOpening(input: unknown): Promise<OpenedDocuments> {
  try {
    const member = await authorizeStaffAction('view-documents');
    if ('kind' in member) return { kind: 'failed', problem: member.reason };
    const checked = checkOpening(input);
    if (!checked) return { kind: 'failed', problem: 'no-images' };
    return await openDocuments(member, checked, await getRecordTools());
  } catch (error) {
    return toProblem(error, 'open-documents');
  }
}
