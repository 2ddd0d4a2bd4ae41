/**
 * Describes a field. Every field is personal: no log shows one, `export` writes them all and `erase` removes them.
 * Staff see them all, and a text has at most TEXT_MAX_CHARACTERS.
 */
type FieldDescription = {
  /** Our own name: in code, in the form's paths, and under `fields` and `errors` in form.json. */
  name: string;
  /** The name in the storage contract, and of the column in every table that has it. */
  wire: string;
  /** Where the contract puts it: the customer's key, one of the attributes in `target`, or next to `target`. */
  place: 'key' | 'attribute' | 'request';
  /** The section of the form it belongs to. */
  group: 'person' | 'address' | 'contact' | 'reference';
  /** How it is typed and checked (see customer.ts). A date is typed in three parts and stored as YYYYMMDD. */
  kind: 'text' | 'date' | 'state' | 'postal-code' | 'phone-number' | 'email-address';
  required: 'always' | 'in-united-states' | 'never';
  /** The autofill value; for the parts of a date, `-month`, `-day` and `-year` are appended. */
  autoComplete: string;
  /** Whether IDs include it: the form then offers to fill it in, and staff see where the ID differs. */
  isOnId: boolean;
  /** Whether the list of customers has it, even with a remote account, and it can be searched (see search-keys.ts). */
  isListed: boolean;
};

/**
 * A customer's fields, in form order. Anything that needs to know all of them is derived from this list;
 * CONTRIBUTING.md says what else a new field needs.
 */
export const CUSTOMER_FIELDS = [
  {
    name: 'firstName',
    wire: 'fn',
    place: 'attribute',
    group: 'person',
    kind: 'text',
    required: 'always',
    autoComplete: 'given-name',
    isOnId: true,
    isListed: true,
  },
  {
    name: 'lastName',
    wire: 'ln',
    place: 'attribute',
    group: 'person',
    kind: 'text',
    required: 'always',
    autoComplete: 'family-name',
    isOnId: true,
    isListed: true,
  },
  {
    name: 'dateOfBirth',
    wire: 'dob',
    place: 'attribute',
    group: 'person',
    kind: 'date',
    required: 'always',
    autoComplete: 'bday',
    isOnId: true,
    isListed: false,
  },
  {
    name: 'streetAddress',
    wire: 'addr',
    place: 'attribute',
    group: 'address',
    kind: 'text',
    required: 'always',
    autoComplete: 'address-line1',
    isOnId: true,
    isListed: false,
  },
  {
    name: 'city',
    wire: 'city',
    place: 'attribute',
    group: 'address',
    kind: 'text',
    required: 'always',
    autoComplete: 'address-level2',
    isOnId: true,
    isListed: false,
  },
  {
    name: 'state',
    wire: 'state',
    place: 'attribute',
    group: 'address',
    kind: 'state',
    required: 'in-united-states',
    autoComplete: 'address-level1',
    isOnId: true,
    isListed: false,
  },
  {
    name: 'zipCode',
    wire: 'zip',
    place: 'attribute',
    group: 'address',
    kind: 'postal-code',
    required: 'in-united-states',
    autoComplete: 'postal-code',
    isOnId: true,
    isListed: false,
  },
  {
    name: 'phoneNumber',
    wire: 'phone',
    place: 'attribute',
    group: 'contact',
    kind: 'phone-number',
    required: 'always',
    autoComplete: 'tel',
    isOnId: false,
    isListed: false,
  },
  {
    name: 'emailAddress',
    wire: 'email',
    place: 'key',
    group: 'contact',
    kind: 'email-address',
    required: 'always',
    autoComplete: 'email',
    isOnId: false,
    isListed: true,
  },
  {
    name: 'reference',
    wire: 'reference',
    place: 'request',
    group: 'reference',
    kind: 'text',
    required: 'never',
    autoComplete: 'off',
    isOnId: false,
    isListed: true,
  },
] as const satisfies readonly FieldDescription[];

export type CustomerField = (typeof CUSTOMER_FIELDS)[number];
export type FieldName = CustomerField['name'];
/** The names of the fields that match a description, such as `FieldWith<{ kind: 'date' }>`. */
export type FieldWith<Trait> = Extract<CustomerField, Trait>['name'];
/** What the contract and the columns call a field. */
export type WireName<Name extends FieldName = FieldName> = Extract<CustomerField, { name: Name }>['wire'];

/** The names of the fields that match a description, in form order. */
export function listFieldsWith<const Trait extends Partial<FieldDescription>>(
  trait: Trait,
): readonly FieldWith<Trait>[] {
  const traits = Object.entries(trait);
  const fields: readonly FieldDescription[] = CUSTOMER_FIELDS;
  const found = fields.filter((field) =>
    traits.every(([key, value]) => field[key as keyof FieldDescription] === value),
  );
  return found.map(({ name }) => name as FieldWith<Trait>);
}

/** What the contract and the columns call a field. */
export function toWireName<Name extends FieldName>(name: Name): WireName<Name> {
  return getField(name).wire as WireName<Name>;
}

/** Returns the description of one field. */
export function getField<Name extends FieldName>(name: Name): Extract<CustomerField, { name: Name }> {
  return CUSTOMER_FIELDS.find((field) => field.name === name) as Extract<CustomerField, { name: Name }>;
}
