import { useTranslation } from 'react-i18next';
import { useCustomerField } from '../../customer/use-customer-field';
import { Section } from '../../form/section';
import { TextField } from '../../form/text-field';

/** The company's own number of the customer. */
export function ReferenceSection() {
  const { t } = useTranslation('entry');
  return (
    <Section id="section-reference" title={t('referenceTitle')}>
      <TextField
        label={t('reference')}
        hint={t('referenceHint')}
        spellCheck={false}
        {...useCustomerField('reference')}
      />
    </Section>
  );
}
