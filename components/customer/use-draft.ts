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

/** First, where the address is, since what stands in the field of the state depends on it. The reference is fixed by the link. */
const TYPED_PATHS: readonly (ControlPath | 'country' | 'isOutsideUnitedStates')[] = [
  'country',
  'isOutsideUnitedStates',
  ...CUSTOMER_FIELDS.filter(({ name }) => name !== 'reference').flatMap(({ name }) => controlPathsOf(name)),
];

const readPath = (values: TypedValues, path: string): unknown =>
  path.split('.').reduce<unknown>((part, name) => (part as Record<string, unknown> | undefined)?.[name], values);

/** A country is never empty; it stands at its default until somebody chooses. */
const isUntouched = (form: Form, path: (typeof TYPED_PATHS)[number]) =>
  path === 'country' ? form.getValues(path) === UNITED_STATES : !form.getValues(path);

/** Fills what is still empty; whoever typed in the meantime keeps what they typed. */
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

/** Saves what is there, and at every change: the values are small, and an image is only saved when it is another one. */
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
  // What was typed before the draft was there.
  if (TYPED_PATHS.some((path) => path !== 'country' && readPath(values, path))) save(values);
  return form.subscribe({ formState: { values: true }, callback: () => save(form.getValues()) });
}

/**
 * Keeps what is entered in this tab, and brings it back after a reload.
 *
 * @param isOver true once the submission was stored: the draft is removed
 * @param keptParts the parts of it that stay then; the same list from render to render
 * @returns whether something was brought back
 */
export function useDraft(form: Form, draft: Draft, isOver: boolean, keptParts?: readonly string[]): boolean {
  const [isRestored, setIsRestored] = useState(false);

  useEffect(() => {
    if (isOver) {
      void draft.clear(keptParts);
      return;
    }
    let isCurrent = true;
    let stopSaving: () => void = () => undefined;
    void restore(form, draft).then((hasRestored) => {
      if (!isCurrent) return;
      if (hasRestored) setIsRestored(true);
      stopSaving = saveOnChange(form, draft);
    });
    return () => {
      isCurrent = false;
      stopSaving();
    };
  }, [form, draft, isOver, keptParts]);

  return isRestored;
}
