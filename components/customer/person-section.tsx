import { useFormAudience } from '../form/form-audience';
import { Section } from '../form/section';
import { TextField } from '../form/text-field';
import { useWords } from '../words/use-words';
import { DateOfBirthField } from './date-of-birth-field';
import { useCustomerField } from './use-customer-field';

type PersonSectionProps = {
  /** Focus starts in the first field, also before any script has loaded. Default: it does not. */
  takesFocus?: boolean;
};

/** First and last name, in any script, and date of birth: what the ID says about a person. */
export function PersonSection({ takesFocus = false }: PersonSectionProps) {
  const { t } = useWords('form');
  const audience = useFormAudience();
  return (
    <Section id="section-person" title={t('sections.person', audience)} hint={t('nameHint', audience)}>
      <TextField
        label={t('fields.firstName')}
        autoFocus={takesFocus}
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
