import { useTranslation } from 'react-i18next';
import { useFormAudience } from '../form/form-audience';
import { Section } from '../form/section';
import { TextField } from '../form/text-field';
import { DateOfBirthField } from './date-of-birth-field';
import { useCustomerField } from './use-customer-field';

/** First and last name, in any script, and the date of birth: what the ID says of a person. */
export function PersonSection() {
  const { t } = useTranslation('form');
  const audience = useFormAudience();
  return (
    <Section id="section-person" title={t('sections.person', audience)} hint={t('nameHint', audience)}>
      <TextField
        label={t('fields.firstName')}
        autoCapitalize="words"
        spellCheck={false}
        {...useCustomerField('firstName')}
      />
      <TextField
        label={t('fields.lastName')}
        autoCapitalize="words"
        spellCheck={false}
        {...useCustomerField('lastName')}
      />
      <DateOfBirthField />
    </Section>
  );
}
