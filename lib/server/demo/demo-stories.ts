import type { CustomerSource } from '../../shared/customer/customer-source';
import type { CustomerStatus } from '../../shared/customer/customer-status';
import type { DecisionReason } from '../../shared/review/decision';
import type { DemoMemberKey } from './demo-members';

/** A decision in the demo. `daysAgo`: before the start of the demo. */
export type DemoDecision = {
  daysAgo: number;
  by: DemoMemberKey;
  to: CustomerStatus;
  reason: DecisionReason | 'undone';
  note?: string;
};

/** What happened to one customer. Each submission has its own document set. */
export type DemoStory = {
  source: CustomerSource;
  /** Days before the start of the demo, first submission first. */
  submittedDaysAgo: readonly [number, ...number[]];
  decisions: readonly DemoDecision[];
  /** What the street was until the last submission, if that changed it. */
  earlierStreet?: string;
  /** What the browser read from the ID: as it was typed, or with a different street. */
  reading?: 'same' | 'other-street';
};

/**
 * One story for each of DEMO_PEOPLE, in the same order: every status, every source, older sets, every kind of decision.
 */
export const DEMO_STORIES: readonly DemoStory[] = [
  { source: 'applicant', submittedDaysAgo: [0.04], decisions: [], reading: 'same' },
  { source: 'applicant', submittedDaysAgo: [0.2], decisions: [], reading: 'other-street' },
  { source: 'invitation', submittedDaysAgo: [0.6], decisions: [] },
  {
    source: 'staff',
    submittedDaysAgo: [3],
    decisions: [
      { daysAgo: 2.5, by: 'reviewer', to: 'PENDING', reason: 'second-opinion', note: 'Is the second line the unit?' },
    ],
  },
  { source: 'api', submittedDaysAgo: [1.2], decisions: [] },
  {
    source: 'applicant',
    submittedDaysAgo: [4],
    decisions: [{ daysAgo: 3.7, by: 'administrator', to: 'PASS', reason: 'verified' }],
    reading: 'same',
  },
  {
    source: 'applicant',
    submittedDaysAgo: [12, 9, 5],
    decisions: [
      { daysAgo: 11, by: 'reviewer', to: 'FAIL', reason: 'unreadable' },
      { daysAgo: 8, by: 'reviewer', to: 'FAIL', reason: 'mismatch', note: 'The street on the card is another one.' },
      { daysAgo: 4.5, by: 'administrator', to: 'PASS', reason: 'verified' },
    ],
    earlierStreet: '46 Elm Ct',
  },
  {
    source: 'invitation',
    submittedDaysAgo: [7],
    decisions: [
      { daysAgo: 6.5, by: 'reviewer', to: 'FAIL', reason: 'duplicate' },
      { daysAgo: 6.4999, by: 'reviewer', to: 'PENDING', reason: 'undone' },
      { daysAgo: 6.4, by: 'reviewer', to: 'PASS', reason: 'other', note: 'Confirmed by telephone.' },
    ],
  },
  {
    source: 'staff',
    submittedDaysAgo: [15],
    decisions: [{ daysAgo: 14, by: 'administrator', to: 'PASS', reason: 'verified' }],
  },
  {
    source: 'applicant',
    submittedDaysAgo: [10],
    decisions: [{ daysAgo: 9.5, by: 'reviewer', to: 'FAIL', reason: 'expired' }],
    reading: 'same',
  },
  {
    source: 'api',
    submittedDaysAgo: [18, 2],
    decisions: [{ daysAgo: 17, by: 'former', to: 'PASS', reason: 'verified' }],
  },
  {
    source: 'applicant',
    submittedDaysAgo: [21],
    decisions: [
      { daysAgo: 20, by: 'former', to: 'FAIL', reason: 'fraud', note: 'The same photo came with another name before.' },
    ],
  },
];
