import { type DateField, isDateField } from '../customer/customer-form-values';
import { isRealDate } from '../customer/date-of-birth';
import { findTextProblem } from '../customer/plain-text';
import { z } from '../zod';
import { ID_FIELDS, type IdField } from './id-fields';

const readText = z
  .string()
  .trim()
  .min(1)
  .refine((text) => findTextProblem(text) === undefined)
  .optional();
const date = z.object({ year: z.int(), month: z.int(), day: z.int() }).refine(isRealDate);

type ReadSchema<Name> = Name extends DateField ? z.ZodOptional<typeof date> : typeof readText;
const readValues = Object.fromEntries(
  ID_FIELDS.map((name) => [name, isDateField(name) ? date.optional() : readText]),
) as { [Name in IdField]: ReadSchema<Name> };

/**
 * What was read from an ID on the person's device. It comes from the browser, so it helps staff compare but proves
 * nothing. `keptFields`: where typed and read values differed and the person kept what they had typed.
 */
export const idReadingSchema = z.object({
  source: z.enum(['barcode', 'machine-readable-zone']),
  values: z.object(readValues),
  expiresOn: date.optional(),
  /** The issuer, as three capital letters (ISO 3166-1 alpha-3, or the ICAO 9303 codes). */
  country: z
    .string()
    .regex(/^[A-Z]{1,3}$/)
    .optional(),
  /** Where the barcode tells a license from a card that only identifies. */
  documentType: z.enum(['drivers-license', 'id-card']).optional(),
  keptFields: z.array(z.enum(ID_FIELDS)).max(ID_FIELDS.length).optional(),
});

export type IdReading = z.infer<typeof idReadingSchema>;
export type IdValues = IdReading['values'];
