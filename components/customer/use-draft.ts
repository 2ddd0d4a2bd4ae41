'use client';

import { useEffect, useState } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import type { Draft } from '@/lib/browser/draft/draft';
import { DOCUMENT_SIDES } from '@/lib/shared/contract/request';
import { UNITED_STATES } from '@/lib/shared/customer/country-code';
import { type ControlPath, controlPathsOf } from '@/lib/shared/customer/customer-form-values';
import { CUSTOMER_FIELDS } from '@/lib/shared/customer/fields';
import type { PreparedImage } from '@/lib/shared/images/prepared-image';
import type { SubmissionFormValues } from '@/lib/shared/submission/submission-form';

type Form = UseFormReturn<SubmissionFormValues>;
type TypedValues = Omit<SubmissionFormValues, 'documents' | 'reference'>;

/**
 * Where the address is comes first, because the state field depends on it. The link fixes the reference, so it is left
 * out.
 */
const TYPED_PATHS: readonly (ControlPath | 'country' | 'isOutsideUnitedStates')[] = [
  'country',
  'isOutsideUnitedStates',
  ...CUSTOMER_FIELDS.filter(({ name }) => name !== 'reference').flatMap(({ name }) => controlPathsOf(name)),
];

const readPath = (values: TypedValues, path: string): unknown =>
  path.split('.').reduce<unknown>((part, name) => (part as Record<string, unknown> | undefined)?.[name], values);

/** A country is never empty; it has its default value until someone chooses one. */
const isUntouched = (form: Form, path: (typeof TYPED_PATHS)[number]) =>
  path === 'country' ? form.getValues(path) === UNITED_STATES : !form.getValues(path);

/** Fills in what is still empty; anything typed in the meantime stays. */
function restoreTyped(form: Form, values: TypedValues): boolean {
  const restorable = TYPED_PATHS.filter((path) => readPath(values, path) && isUntouched(form, path));
  for (const path of restorable) form.setValue(path, readPath(values, path) as string);
  return restorable.some((path) => path !== 'country');
}

async function restore(form: Form, draft: Draft): Promise<boolean> {
  const values = (await draft.find('values')) as TypedValues | undefined;
  let hasRestored = values ? restoreTyped(form, values) : false;
  for (const side of DOCUMENT_SIDES) {
    const image = (await draft.find(side)) as PreparedImage | undefined;
    if (!image || form.getValues(`documents.${side}`)) continue;
    form.setValue(`documents.${side}`, image);
    hasRestored = true;
  }
  return hasRestored;
}

/** Saves now and on every change: the values are small, and an image is only saved if it is a different one. */
function saveOnChange(form: Form, draft: Draft): () => void {
  const savedImages = { ...form.getValues('documents') };
  const save = ({ documents, reference: _fixedByTheLink, ...typed }: SubmissionFormValues) => {
    void draft.save('values', typed);
    for (const side of DOCUMENT_SIDES) {
      if (documents[side] === savedImages[side]) continue;
      savedImages[side] = documents[side];
      void draft.save(side, documents[side]);
    }
  };
  const values = form.getValues();
  // Values typed before the draft was loaded.
  if (TYPED_PATHS.some((path) => path !== 'country' && readPath(values, path))) save(values);
  return form.subscribe({ formState: { values: true }, callback: () => save(form.getValues()) });
}

/**
 * Keeps what is entered in this tab, and restores it after a reload.
 *
 * @returns whether anything was restored
 */
export function useDraft(form: Form, draft: Draft): boolean {
  const [isRestored, setIsRestored] = useState(false);

  useEffect(() => {
    let isCurrent = true;
    let stopSaving: () => void = () => undefined;
    const restored = restore(form, draft).then((hasRestored) => {
      if (!isCurrent) return;
      if (hasRestored) setIsRestored(true);
      stopSaving = saveOnChange(form, draft);
    });
    draft.willSave(restored);
    return () => {
      isCurrent = false;
      stopSaving();
    };
  }, [form, draft]);

  return isRestored;
}
