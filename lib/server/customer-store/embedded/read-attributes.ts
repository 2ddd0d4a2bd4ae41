import { STORED_FIELDS } from '../../../shared/contract/customer-mapping';
import { findDateOfBirth, getUtcDate, isLaterDate } from '../../../shared/customer/date-of-birth';
import { getField, toWireName, type WireName } from '../../../shared/customer/fields';
import { findTextProblem, type TextProblem } from '../../../shared/customer/plain-text';
import { TEXT_MAX_CHARACTERS } from '../../../shared/limits';
import type { JsonObject } from './json-object';
import { Refusal, refuseField } from './refusal';

/** The columns for a customer record's fields, besides the key. */
export type StoredColumn = WireName<(typeof STORED_FIELDS)[number]>;
export const STORED_COLUMNS: readonly StoredColumn[] = STORED_FIELDS.map(toWireName);

/** The fields that were sent, by column. Null clears the stored value; fields that were not sent are absent. */
export type SentAttributes = Partial<Record<StoredColumn, string | null>>;

const PROBLEMS: Record<TextProblem, string> = {
  'too-long': `is longer than ${TEXT_MAX_CHARACTERS} characters`,
  'control-character': 'holds a control character',
  'broken-unicode': 'holds text that is not valid Unicode',
};

function readText(field: string, value: unknown): string | null | Refusal {
  if (typeof value !== 'string') return refuseField(field, 'must be a string');
  const text = value.trim();
  const problem = findTextProblem(text);
  if (problem) return refuseField(field, PROBLEMS[problem]);
  return text === '' ? null : text;
}

function findDateRefusal(field: string, text: string, now: number): Refusal | undefined {
  const date = findDateOfBirth(text);
  if (!date) return refuseField(field, 'must be a real date, written YYYYMMDD');
  return isLaterDate(date, getUtcDate(now)) ? refuseField(field, 'must not be in the future') : undefined;
}

/** Reads the attributes of a create or update, trimmed (STORAGE-API, rule 7); refuses the first one that is wrong. */
export function readAttributes({
  target,
  reference,
  now,
}: {
  target: JsonObject;
  reference: unknown;
  now: number;
}): SentAttributes | Refusal {
  const sent: SentAttributes = {};
  for (const { wire, place, kind } of STORED_FIELDS.map(getField)) {
    const isAttribute = place === 'attribute';
    const field = isAttribute ? `target.${wire}` : wire;
    const value = isAttribute ? target[wire] : reference;
    if (value === undefined) continue;
    const text = readText(field, value);
    if (text instanceof Refusal) return text;
    const refusal = kind === 'date' && text !== null ? findDateRefusal(field, text, now) : undefined;
    if (refusal) return refusal;
    sent[wire] = text;
  }
  return sent;
}
