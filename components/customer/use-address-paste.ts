import { type ClipboardEvent, useState } from 'react';
import { useFormContext } from 'react-hook-form';
import { parseUsAddress } from '@/lib/shared/customer/parse-us-address';
import type { SubmissionFormValues } from '@/lib/shared/submission/submission-form';

/**
 * Splits an address pasted as one piece across its fields. Other fields that already have a value keep it.
 *
 * @returns the handler for the street address, and whether anything was split
 */
export function useAddressPaste() {
  const { getValues, setValue, clearErrors } = useFormContext<SubmissionFormValues>();
  const [hasSpread, setHasSpread] = useState(false);

  const onPaste = (event: ClipboardEvent<HTMLInputElement>) => {
    const { value, selectionStart, selectionEnd } = event.currentTarget;
    const isWholeField = value === '' || (selectionStart === 0 && selectionEnd === value.length);
    const address = isWholeField ? parseUsAddress(event.clipboardData.getData('text/plain')) : undefined;
    const isFree = (['city', 'state', 'zipCode'] as const).every((name) => !getValues(name));
    if (!address || !isFree || getValues('isOutsideUnitedStates')) return;
    event.preventDefault();
    for (const [name, part] of Object.entries(address)) setValue(name as keyof typeof address, part);
    clearErrors(['streetAddress', 'city', 'state', 'zipCode']);
    setHasSpread(true);
  };
  return { onPaste, hasSpread };
}
