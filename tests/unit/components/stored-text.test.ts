import { createElement, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { CustomersListTable } from '@/components/staff/customers/customers-list-table';
import { HeldComparison } from '@/components/staff/held/held-comparison';
import { HeldList } from '@/components/staff/held/held-list';
import { StoredText } from '@/components/staff/kit/stored-text';
import { RecordDetails } from '@/components/staff/record/record-details';
import { RecordFacts } from '@/components/staff/record/record-facts';
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
])('staff see it in %s', (_place, node, count) => {
  expect(render(node).split(SHOWN).length - 1).toBeGreaterThanOrEqual(count);
});
