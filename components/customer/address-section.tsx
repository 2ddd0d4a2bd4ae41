import { useFormContext, useWatch } from 'react-hook-form';
import { describeAddressParts } from '@/lib/shared/customer/address-parts';
import { UNITED_STATES } from '@/lib/shared/customer/country-code';
import { US_STATES } from '@/lib/shared/customer/us-states';
import type { SubmissionFormValues } from '@/lib/shared/submission/submission-form';
import { useFormAudience } from '../form/form-audience';
import { Section } from '../form/section';
import { SelectField } from '../form/select-field';
import { TextField } from '../form/text-field';
import { useWords } from '../words/use-words';
import { CountrySelect } from './country-select';
import { useAddressPaste } from './use-address-paste';
import { useCustomerField } from './use-customer-field';

function UnitedStatesFields() {
  const { t } = useWords('form');
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <SelectField
        label={t('fields.state')}
        placeholder={t('fields.stateChoose')}
        options={US_STATES}
        {...useCustomerField('state')}
      />
      <TextField label={t('fields.zipCode')} inputMode="numeric" {...useCustomerField('zipCode')} />
    </div>
  );
}

function ElsewhereFields({ country }: { country: string }) {
  const { t } = useWords('form');
  const { hasState, hasPostalCode } = describeAddressParts(country);
  const state = useCustomerField('state');
  const zipCode = useCustomerField('zipCode');
  if (!hasState && !hasPostalCode) return null;
  return (
    <div className="grid gap-5 sm:grid-cols-2 sm:items-end">
      {hasState ? <TextField label={t('fields.stateOutside')} {...state} /> : null}
      {hasPostalCode ? <TextField label={t('fields.zipCodeOutside')} {...zipCode} /> : null}
    </div>
  );
}

/** The address: the country first, then the parts that addresses have in that country. */
export function AddressSection() {
  const { t } = useWords('form');
  const { control, setValue, clearErrors } = useFormContext<SubmissionFormValues>();
  const country = useWatch({ control, name: 'country' });
  const isOutside = useWatch({ control, name: 'isOutsideUnitedStates' });
  const { onPaste, hasSpread } = useAddressPaste();

  const choose = (chosen: string) => {
    setValue('country', chosen);
    setValue('isOutsideUnitedStates', chosen !== UNITED_STATES);
    // One country's state or postal code means nothing in another.
    setValue('state', '');
    if (!describeAddressParts(chosen).hasPostalCode) setValue('zipCode', '');
    clearErrors(['state', 'zipCode']);
  };

  return (
    <Section id="section-address" title={t('sections.address', useFormAudience())}>
      <CountrySelect
        id="country"
        label={t('fields.country')}
        autoComplete="country"
        value={country}
        onChoose={choose}
      />
      <TextField
        label={t('fields.streetAddress')}
        hint={t('fields.streetAddressHint')}
        {...useCustomerField('streetAddress')}
        onPaste={onPaste}
      />
      <p role="status" className="text-ink-muted empty:hidden">
        {hasSpread ? t('addressSpread') : null}
      </p>
      <TextField label={t('fields.city')} {...useCustomerField('city')} />
      {isOutside ? <ElsewhereFields key={country} country={country} /> : <UnitedStatesFields key="united-states" />}
    </Section>
  );
}
