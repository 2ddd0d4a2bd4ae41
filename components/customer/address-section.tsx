import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { US_STATES } from '@/lib/shared/customer/us-states';
import type { SubmissionFormValues } from '@/lib/shared/submission/submission-form';
import { useFormAudience } from '../form/form-audience';
import { Section } from '../form/section';
import { SelectField } from '../form/select-field';
import { TextField } from '../form/text-field';
import { useAddressPaste } from './use-address-paste';
import { useCustomerField } from './use-customer-field';

function UnitedStatesFields() {
  const { t } = useTranslation('form');
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

function ElsewhereFields() {
  const { t } = useTranslation('form');
  return (
    <div className="grid gap-5 sm:grid-cols-2 sm:items-end">
      <TextField label={t('fields.stateOutside')} {...useCustomerField('state')} />
      <TextField label={t('fields.zipCodeOutside')} {...useCustomerField('zipCode')} />
    </div>
  );
}

/** The address; outside the United States, state and postal code are free text. */
export function AddressSection() {
  const { t } = useTranslation('form');
  const { control, setValue, clearErrors } = useFormContext<SubmissionFormValues>();
  const isOutside = useWatch({ control, name: 'isOutsideUnitedStates' });
  const { onPaste, hasSpread } = useAddressPaste();
  const { error: _none, ...outside } = useCustomerField('isOutsideUnitedStates');

  return (
    <Section id="section-address" title={t('sections.address', useFormAudience())}>
      <TextField
        label={t('fields.streetAddress')}
        hint={t('fields.streetAddressHint')}
        {...useCustomerField('streetAddress')}
        onPaste={onPaste}
      />
      <p role="status" className="text-ink-muted empty:hidden">
        {hasSpread ? t('addressSpread') : null}
      </p>
      <label className="flex min-h-11 items-center gap-3">
        <input
          type="checkbox"
          className="size-6 shrink-0 accent-accent"
          {...outside}
          onChange={async (event) => {
            await outside.onChange(event);
            // A code from the list means nothing elsewhere, and free text is no choice of the list.
            setValue('state', '');
            clearErrors(['state', 'zipCode']);
          }}
        />
        {t('fields.isOutsideUnitedStates')}
      </label>
      <TextField label={t('fields.city')} {...useCustomerField('city')} />
      {isOutside ? <ElsewhereFields key="elsewhere" /> : <UnitedStatesFields key="united-states" />}
    </Section>
  );
}
