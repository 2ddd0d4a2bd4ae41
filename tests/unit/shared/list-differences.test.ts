import { expect, test } from 'vitest';
import { toStoredDetails } from '@/lib/shared/contract/customer-mapping';
import { EMPTY_CUSTOMER_FORM_VALUES, isDateField } from '@/lib/shared/customer/customer-form-values';
import { CUSTOMER_FIELDS } from '@/lib/shared/customer/fields';
import { listDifferences } from '@/lib/shared/customer/list-differences';
import { makeFormValues } from '../../setup/form-values';

const NOTHING = toStoredDetails({ result: 'Success', status: 'PENDING', target: { email: 'ann@example.com' } });

test('every field that was entered and is not stored is a difference, but the email address', () => {
  const entered = Object.fromEntries(
    CUSTOMER_FIELDS.map(({ name }) => [name, isDateField(name) ? { month: '3', day: '5', year: '1984' } : 'x1']),
  );
  expect(listDifferences(entered, NOTHING)).toEqual(
    CUSTOMER_FIELDS.filter(({ name }) => name !== 'emailAddress').map(({ name, kind }) => ({
      ...{ field: name, stored: '', entered: kind === 'date' ? '1984-03-05' : 'x1' },
    })),
  );
});

test('what was not entered yet is no difference, and neither are spaces and the signs of a phone number', () => {
  const stored = { ...NOTHING, firstName: 'John', phoneNumber: '2015106000', dateOfBirth: '19700101' };
  expect(listDifferences(EMPTY_CUSTOMER_FORM_VALUES, stored)).toEqual([]);
  const { firstName, phoneNumber, dateOfBirth } = makeFormValues({ firstName: ' John ' });
  expect(listDifferences({ firstName, phoneNumber, dateOfBirth }, stored)).toEqual([]);
});
