import { useTranslation } from 'react-i18next';
import { Section } from '../form/section';
import { TextField } from '../form/text-field';
import { useCustomerField } from './use-customer-field';

/** First and last name, in any script. */
export function NameSection() {
  const { t } = useTranslation('form');
  return (
    <Section id="section-name" title={t('sections.name')} hint={t('nameHint')}>
      <TextField
        label={t('fields.firstName')}
        autoComplete="given-name"
        autoCapitalize="words"
        spellCheck={false}
        {...useCustomerField('firstName')}
      />
      <TextField
        label={t('fields.lastName')}
        autoComplete="family-name"
        autoCapitalize="words"
        spellCheck={false}
        {...useCustomerField('lastName')}
      />
    </Section>
  );
}
