import { DOCUMENT_SIDES, type DocumentSide } from '@/lib/shared/contract/request';
import { useFormAudience } from '../form/form-audience';
import { Section } from '../form/section';
import { PhoneOffer, type usePhoneOffer } from '../handoff/phone-offer';
import { PhotoReadingNotes } from '../id-reading/photo-reading-notes';
import type { useIdReading } from '../id-reading/use-id-reading';
import { useWords } from '../words/use-words';
import { DocumentPhoto } from './document-photo';
import { ReviewNotes } from './review-notes';

type DocumentsSectionProps = {
  phoneOffer: ReturnType<typeof usePhoneOffer>;
  isDisabled: boolean;
  onBusyChange: (side: DocumentSide, isBusy: boolean) => void;
  idReading: ReturnType<typeof useIdReading>;
};

/** Both sides of the ID, and the results of reading them. */
export function DocumentsSection({ phoneOffer, isDisabled, onBusyChange, idReading }: DocumentsSectionProps) {
  const { t } = useWords('form');
  const audience = useFormAudience();
  return (
    <Section id="section-documents" title={t('sections.documents', audience)} hint={t('documentsHint', audience)}>
      <PhoneOffer offer={phoneOffer} />
      {DOCUMENT_SIDES.map((side) => (
        <DocumentPhoto
          key={side}
          side={side}
          isRequired={side === 'front'}
          isDisabled={isDisabled}
          onBusyChange={onBusyChange}
          idReading={idReading}
        />
      ))}
      <PhotoReadingNotes
        found={idReading.found}
        isReading={idReading.isReading}
        isDisabled={isDisabled}
        onUpdate={idReading.update}
      />
      <ReviewNotes keepsPlace />
    </Section>
  );
}
