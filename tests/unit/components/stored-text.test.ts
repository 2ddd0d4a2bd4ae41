import { createElement, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { FormProvider, useForm } from 'react-hook-form';
import { expect, test } from 'vitest';
import { ActivityTable } from '@/components/staff/activity/activity-table';
import { CustomersListTable } from '@/components/staff/customers/customers-list-table';
import { KnownDifferences } from '@/components/staff/entry/known-differences';
import { HeldComparison } from '@/components/staff/held/held-comparison';
import { HeldList } from '@/components/staff/held/held-list';
import { InvitationList } from '@/components/staff/invitations/invitation-list';
import { StoredText } from '@/components/staff/kit/stored-text';
import { RecordChanges } from '@/components/staff/record/record-changes';
import { RecordDetails } from '@/components/staff/record/record-details';
import { RecordFacts } from '@/components/staff/record/record-facts';
import { RecordHistory } from '@/components/staff/record/record-history';
import { UndeliveredItem } from '@/components/staff/undelivered/undelivered-item';
import { WordsProvider } from '@/components/words/use-words';
import { EMPTY_CUSTOMER_FORM_VALUES } from '@/lib/shared/customer/customer-form-values';
import { DEFAULT_LANGUAGE } from '@/lib/shared/words/languages';
import { loadWords } from '@/lib/shared/words/load-words';

const words = await loadWords(DEFAULT_LANGUAGE);
const render = (node: ReactNode) => renderToStaticMarkup(createElement(WordsProvider, { words } as never, node));

const TURNED = 'Maria\u202e';
const SHOWN = '>U+202E</span>';

test('what would turn text around is shown with a name, and takes no effect', () => {
  const html = render(createElement(StoredText, null, 'a\u202eb\u200fc'));
  expect(html).toMatch(/^<bdi>a<span role="img" aria-label="Hidden character U\+202E,/);
  expect(html).toContain('>U+200F</span>c</bdi>');
  expect(html).not.toMatch(/[\u202e\u200f]/);
  expect(render(createElement(StoredText, null, 'Zoë'))).toBe('<bdi>Zoë</bdi>');
});

const VALUES = {
  ...EMPTY_CUSTOMER_FORM_VALUES,
  dateOfBirth: '',
  firstName: TURNED,
  streetAddress: TURNED,
  emailAddress: TURNED,
  reference: TURNED,
};
const TIMES = { createdAt: 1, updatedAt: 1, receivedAt: 1, expiresAt: 2 };
const ITEM = { id: 'i', ...TIMES, name: TURNED, emailAddress: TURNED };

/** The differences of a form in which someone typed `VALUES`. */
function Entered({ stored }: { stored: typeof VALUES }) {
  const form = useForm({ defaultValues: VALUES });
  return createElement(FormProvider, form as never, createElement(KnownDifferences, { stored } as never));
}

test.each<[string, ReactNode, number]>([
  [
    'the details of a record',
    createElement(RecordDetails, { record: { details: VALUES, hasAllDetails: true, updatedAt: 1 } } as never),
    3,
  ],
  [
    'the facts of a record',
    createElement(RecordFacts, { record: { ...TIMES, reference: TURNED, source: 'api' } } as never),
    1,
  ],
  [
    'the list of customers',
    createElement(CustomersListTable, {
      caption: 'c',
      customers: [{ ...ITEM, firstName: TURNED, lastName: '', reference: TURNED, status: 'PASS', source: 'api' }],
      staffName: () => '',
    } as never),
    3,
  ],
  ['what is held', createElement(HeldList, { page: { held: [ITEM] }, held: [ITEM] } as never), 2],
  [
    'the comparison of what is held',
    createElement(HeldComparison, {
      rows: [{ field: 'firstName', stored: TURNED, sent: TURNED, differs: true }],
      chosen: new Set(),
    } as never),
    2,
  ],
  [
    'what was not delivered',
    createElement(UndeliveredItem, { item: { ...ITEM, reason: 'refused', tries: 1 } } as never),
    2,
  ],
  [
    'what the ID says',
    createElement(RecordDetails, {
      record: {
        ...{ details: { ...VALUES, firstName: 'Maria' }, hasAllDetails: true, updatedAt: 1 },
        reading: { differences: { firstName: TURNED }, expiresOn: undefined },
      },
    } as never),
    3,
  ],
  [
    'the changes of a record',
    createElement(RecordChanges, {
      changes: [{ id: 'i', at: 1, source: 'api', fields: [{ field: 'firstName', from: TURNED, to: TURNED }] }],
    } as never),
    2,
  ],
  [
    'the history of a record',
    createElement(RecordHistory, {
      history: [{ id: 'i', at: 1, to: 'FAIL', what: 'decided', note: TURNED, customerText: TURNED }],
    } as never),
    2,
  ],
  [
    'the activity',
    createElement(ActivityTable, {
      entries: [{ id: 'i', at: 1, action: 'customers.exported', detail: TURNED, subjectId: 's' }],
      names: new Map(),
      subjects: { s: { kind: 'customer', name: TURNED } },
    } as never),
    2,
  ],
  [
    'the invitations',
    createElement(InvitationList, {
      invitations: [{ id: 'i', ...TIMES, emailAddress: TURNED, reference: TURNED, state: 'used' }],
      ...{ invited: {}, isFirstPage: true, revoke: async () => ({}) },
    } as never),
    2,
  ],
  ['what differs from what is stored', createElement(Entered, { stored: { ...VALUES, firstName: 'Maria' } }), 1],
])('staff see it in %s', (_place, node, count) => {
  expect(render(node).split(SHOWN).length - 1).toBeGreaterThanOrEqual(count);
});
