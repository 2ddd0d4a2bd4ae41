import { CUSTOMER_FIELDS, type FieldName, type FieldWith, listFieldsWith } from './fields';

export type DateField = FieldWith<{ kind: 'date' }>;
/** The parts in which a date is typed. */
export const DATE_PARTS = ['month', 'day', 'year'] as const;
export type DatePart = (typeof DATE_PARTS)[number];
export type DateParts = Record<DatePart, string>;

/** What the form contains, as typed. `state` is a USPS code, or free text outside the United States. */
export type CustomerFormValues = { [Name in FieldName]: Name extends DateField ? DateParts : string } & {
  isOutsideUnitedStates: boolean;
};

/** The path of one control that a person types into. */
export type ControlPath = Exclude<FieldName, DateField> | `${DateField}.${DatePart}`;

/** The paths of a field's controls: one, or the three parts of a date. */
export function controlPathsOf(name: FieldName): readonly ControlPath[] {
  return isDateField(name) ? DATE_PARTS.map((part) => `${name}.${part}` as const) : [name];
}

const DATE_FIELDS: readonly FieldName[] = listFieldsWith({ kind: 'date' });

/** Whether a field is typed as the three parts of a date. */
export function isDateField<Name extends FieldName>(name: Name): name is Name & DateField {
  return DATE_FIELDS.includes(name);
}

/** An empty form. */
export const EMPTY_CUSTOMER_FORM_VALUES = {
  ...Object.fromEntries(
    CUSTOMER_FIELDS.map(({ name }) => [name, isDateField(name) ? { month: '', day: '', year: '' } : '']),
  ),
  isOutsideUnitedStates: false,
} as CustomerFormValues;
