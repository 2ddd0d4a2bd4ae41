import { type ComponentType, createElement, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { type FieldValues, FormProvider, useForm } from 'react-hook-form';
import { describe, expect, it } from 'vitest';
import { AddressSection } from '@/components/customer/address-section';
import { ContactSection } from '@/components/customer/contact-section';
import { listSummaryEntries } from '@/components/customer/list-summary-entries';
import { PersonSection } from '@/components/customer/person-section';
import { CustomersListTable } from '@/components/staff/customers/customers-list-table';
import { ReferenceSection } from '@/components/staff/entry/reference-section';
import { InviteCustomer } from '@/components/staff/invitations/invite-customer';
import { RecordDetails } from '@/components/staff/record/record-details';
import { RecordFacts } from '@/components/staff/record/record-facts';
import { WordsProvider } from '@/components/words/use-words';
import { controlPathsOf, EMPTY_CUSTOMER_FORM_VALUES } from '@/lib/shared/customer/customer-form-values';
import { CUSTOMER_FIELDS, type CustomerField, listFieldsWith } from '@/lib/shared/customer/fields';
import { ID_FIELDS } from '@/lib/shared/id-reading/id-fields';
import type { CustomerRecord } from '@/lib/shared/review/customer-record';
import { PREFILL_FIELDS } from '@/lib/shared/submission/prefill-fields';
import { DEFAULT_LANGUAGE } from '@/lib/shared/words/languages';
import { loadWords } from '@/lib/shared/words/load-words';
import { makeTextValues } from '../../setup/field-values';

const words = await loadWords(DEFAULT_LANGUAGE);

const SECTIONS: Record<CustomerField['group'], ComponentType> = {
  person: PersonSection,
  address: AddressSection,
  contact: () => createElement(ContactSection, { isEmailFixed: false }),
  reference: ReferenceSection,
};

function Form({ isOutsideUnitedStates, children }: { isOutsideUnitedStates: boolean; children?: ReactNode }) {
  const form = useForm({
    defaultValues: {
      ...EMPTY_CUSTOMER_FORM_VALUES,
      isOutsideUnitedStates,
      country: isOutsideUnitedStates ? 'CA' : 'US',
    } as FieldValues,
  });
  return createElement(FormProvider, { ...form, children });
}

const render = (node: ReactNode) =>
  renderToStaticMarkup(createElement(WordsProvider, { words } as never, node)).replaceAll(/&#x27;|&#39;/g, "'");

/** The typed controls of a part of the form, in page order, with what browsers may fill in. */
function listControls(group: CustomerField['group'], isOutsideUnitedStates: boolean) {
  const html = render(createElement(Form, { isOutsideUnitedStates }, createElement(SECTIONS[group])));
  const tags = Array.from(html.matchAll(/<(?:input|select)\b[^>]*>/g), ([tag]) => tag);
  const read = (tag: string, attribute: string) => new RegExp(` ${attribute}="([^"]*)"`, 'i').exec(tag)?.[1];
  return (
    tags
      // The country determines the address format; it isn't one of the customer's fields.
      .filter((tag) => read(tag, 'id') !== 'country')
      .map((tag) => ({ id: read(tag, 'id'), autoComplete: read(tag, 'autocomplete') }))
  );
}

describe.each([false, true])('The form, address outside the United States: %s', (isOutside) => {
  it.each(Object.keys(SECTIONS) as CustomerField['group'][])(
    'has a control for every field of the part %s, in the order of the list',
    (group) => {
      const fields = CUSTOMER_FIELDS.filter((field) => field.group === group);
      const expected = fields.flatMap(({ name, autoComplete }) =>
        controlPathsOf(name).map((id) => {
          const [, part] = id.split('.');
          return { id, autoComplete: part ? `${autoComplete}-${part}` : autoComplete };
        }),
      );
      expect(listControls(group, isOutside)).toEqual(expected);
    },
  );
});

it('The error summary names every field, in the order of the form', () => {
  const errors = Object.fromEntries(
    CUSTOMER_FIELDS.toReversed().map(({ name }) => [name, { type: 'custom', message: `${name}.required` }]),
  );
  expect(listSummaryEntries(errors)).toEqual(
    CUSTOMER_FIELDS.map(({ name }) => ({ controlId: controlPathsOf(name)[0], key: `${name}.required` })),
  );
});

describe('The page of a customer', () => {
  const { values, shown } = makeTextValues('stored');
  const read = makeTextValues('read');
  const record = {
    details: values,
    hasAllDetails: true,
    reference: values.reference,
    reading: { differences: Object.fromEntries(ID_FIELDS.map((name) => [name, read.values[name]])) },
    ...{ source: 'api', createdAt: 0, updatedAt: Date.UTC(2026, 0, 1) },
  } as unknown as CustomerRecord;
  const html = render([
    createElement(RecordDetails, { key: 'details', record }),
    createElement(RecordFacts, { key: 'facts', record }),
  ]);

  it.each(CUSTOMER_FIELDS.map(({ name }) => name))('shows %s', (name) => {
    expect(html).toContain(shown[name]);
  });

  it.each(ID_FIELDS)('shows what the ID says of %s', (name) => {
    expect(html).toContain(read.shown[name]);
  });
});

it.each(listFieldsWith({ isListed: true }))('The list of customers shows %s', (name) => {
  const { values, shown } = makeTextValues('listed');
  const customer = { ...values, id: 'id', status: 'PASS', source: 'api', enteredBy: undefined, createdAt: 0 } as const;
  const table = createElement(CustomersListTable, { caption: '', customers: [customer], staffName: (id) => id });
  expect(render(table)).toContain(shown[name]);
});

it.each(PREFILL_FIELDS.filter((name) => name !== 'state'))('An invitation may hold %s', (name) => {
  const page = createElement(InviteCustomer, { make: async (state) => state, defaultDays: 7, canSendMail: false });
  expect(render(page)).toContain(`name="${name}"`);
});
