'use client';

import { useEffect, useState } from 'react';
import { listCountries } from '@/lib/shared/customer/countries';
import { UNITED_STATES } from '@/lib/shared/customer/country-code';
import { SelectField } from '../form/select-field';
import { useWords } from '../words/use-words';

type CountrySelectProps = {
  id: string;
  label: string;
  autoComplete?: string;
  /** ISO 3166-1 alpha-2. */
  value: string;
  onChoose: (country: string) => void;
};

/** All countries, the United States first. */
export function CountrySelect({ id, label, autoComplete, value, onChoose }: CountrySelectProps) {
  const { t, language } = useWords('form');
  // Node.js and browsers have different names for some countries, so only the browser lists them.
  const [countries, setCountries] = useState<ReturnType<typeof listCountries>>();
  useEffect(() => setCountries(listCountries(language)), [language]);
  return (
    <SelectField
      id={id}
      label={label}
      {...(autoComplete ? { autoComplete } : {})}
      options={countries ?? [[UNITED_STATES, t('unitedStates')]]}
      value={value}
      onChange={(event) => onChoose(event.target.value)}
    />
  );
}
