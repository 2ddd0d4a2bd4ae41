import { useTranslation } from 'react-i18next';
import { useFormAudience } from '../form/form-audience';
import { Section } from '../form/section';
import { TextField } from '../form/text-field';
import { EmailField } from './email-field';
import { useCustomerField } from './use-customer-field';

/** Phone number and email address. */
export function ContactSection({ isEmailFixed }: { isEmailFixed: boolean }) {
  const { t } = useTranslation('form');
  return (
    <Section id="section-contact" title={t('sections.contact', useFormAudience())}>
      <TextField
        label={t('fields.phoneNumber')}
        hint={t('fields.phoneNumberHint')}
        type="tel"
        inputMode="tel"
        {...useCustomerField('phoneNumber')}
      />
      <EmailField isFixed={isEmailFixed} />
    </Section>
  );
}
