import type { ChainBreak } from '../../staff/activity/find-chain-break';
import { countOf, formatNumber } from '../kit/plain-words';

const placeOf = ({ id, position }: { id: string; position: number }) =>
  `entry ${id}, number ${formatNumber(position)} in the record`;

/** Tells the operator what is wrong with the activity record, and at which entry. */
export function describeBreak(found: ChainBreak): string {
  switch (found.kind) {
    case 'changed':
      return `${placeOf(found)}: it was changed after it was written`;
    case 'replaced':
      return `${placeOf(found)}: it is not what was written there, or does not follow from the entry before it`;
    case 'missing':
      return `entry ${found.id}: ${countOf(found.count, 'entry', 'entries')} before it, from number ${formatNumber(found.position)} on, removed`;
    case 'inserted':
      return `entry ${found.id}: it was put in without being recorded`;
    case 'cut':
      return found.id === undefined
        ? `all ${countOf(found.count, 'entry', 'entries')} of the record were removed`
        : `entry ${found.id}: it is the last one left, and ${countOf(found.count, 'entry', 'entries')} after it were removed`;
    case 'rewritten':
      return found.by === 'seal'
        ? `${placeOf(found)}: it is not the one that was sealed, so the record was written anew at or before it`
        : `${placeOf(found)}: its digest is not the one given with --head, so the record was written anew at or before it`;
    case 'false-head':
      return 'the head of the record: it does not fit the last entry';
    case 'no-head':
      return 'the head of the record is missing';
    case 'false-seal':
      return 'the seal of the record: it was not made under the document keys of this portal';
    case 'unknown-key':
      return `the seal of the record: its document key "${found.keyId}" is not configured, so it cannot be checked`;
  }
}
