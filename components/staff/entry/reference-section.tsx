import { useCustomerField } from '../../customer/use-customer-field';
import { Section } from '../../form/section';
import { TextField } from '../../form/text-field';
import { useWords } from '../../words/use-words';

/** The company's own number for the customer. */
export function ReferenceSection() {
  const { t } = useWords('entry');
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
