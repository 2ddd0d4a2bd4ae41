'use server';

import { answerDecision, answerOpening, answerUndo } from '@/lib/server/review/answer-actions';
import type { DecisionOutcome } from '@/lib/shared/review/decision';
import type { OpenedDocuments } from '@/lib/shared/review/document-view';

/** Gives a customer a status. Anyone can call it with anything: session, role, origin and input are checked. */
export async function decide(input: unknown): Promise<DecisionOutcome> {
  return answerDecision(input);
}

/** Takes one's own last decision back; checked like `decide`. */
export async function undo(input: unknown): Promise<DecisionOutcome> {
  return answerUndo(input);
}

/** Opens a set of document images, which is recorded; checked like `decide`. */
export async function openDocuments(input: unknown): Promise<OpenedDocuments> {
  return answerOpening(input);
}
