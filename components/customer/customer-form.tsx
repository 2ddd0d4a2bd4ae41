'use client';

import { type ReactNode, useRef, useState } from 'react';
import { type FieldErrors, type FieldPath, FormProvider, type Resolver, useForm, useWatch } from 'react-hook-form';
import { openDraft } from '@/lib/browser/draft/draft';
import { DOCUMENT_SIDES, type DocumentSide } from '@/lib/shared/contract/request';
import type { CustomerFormValues } from '@/lib/shared/customer/customer-form-values';
import type { LaterActions } from '@/lib/shared/later/later';
import type { ParcelActions } from '@/lib/shared/parcels/parcel';
import type { ReceivedOutcome, SubmitCustomer } from '@/lib/shared/submission/submission';
import type { SubmissionFormValues } from '@/lib/shared/submission/submission-form';
import { ErrorSummary, type SummaryEntry } from '../form/error-summary';
import { toSubmittedReading } from '../id-reading/to-submitted-reading';
import { useIdReading } from '../id-reading/use-id-reading';
import { FinishLater } from '../later/finish-later';
import { PhotosProgress } from '../parcels/photos-progress';
import { usePhotosAhead } from '../parcels/use-photos-ahead';
import { useWords } from '../words/use-words';
import { AddressSection } from './address-section';
import { ContactSection } from './contact-section';
import { DocumentsSection } from './documents-section';
import { FormHeader } from './form-header';
import { listSummaryEntries } from './list-summary-entries';
import { PersonSection } from './person-section';
import { ReceivedPanel } from './received-panel';
import { SubmitArea } from './submit-area';
import { useDraft } from './use-draft';
import { RENEWAL_KEY, useSubmission } from './use-submission';

/** The schema and what reads phone numbers weigh more than the form: they load while the person types. */
const loadResolver = () => import('./submission-resolver');
const lazyResolver: Resolver<SubmissionFormValues> = async (...args) =>
  (await loadResolver()).resolveSubmission(...args);

const preload = () => {
  loadResolver().catch(() => undefined);
  import('./send-submission').catch(() => undefined);
};

/** What pages for others than applicants show instead of the applicants' parts. */
export type CustomerFormParts = {
  header: ReactNode;
  /** Below the email address; it may use the form's context. */
  afterContact: ReactNode;
  submitLabel: string;
  /** What the person reads before they press the button; undefined for nothing. */
  consent: string | undefined;
  alreadyKnown: ReactNode;
  renderResult(outcome: ReceivedOutcome): ReactNode;
};

type CustomerFormProps = {
  submit: SubmitCustomer;
  /** With these, photos go ahead while the person types. */
  parcelActions?: ParcelActions;
  /** With these, the form can be saved and finished later. */
  laterActions?: LaterActions;
  /** The caller's own value for this customer, fixed by the link that led here; empty when there is none. */
  reference: string;
  /** What is known before; the text fields stay free to change. */
  initialValues?: Partial<CustomerFormValues>;
  /** Of the invitation that led here. Without one, only a form that needs none takes photos from a phone. */
  invitationToken?: string;
  /** The email address is fixed by the link that led here. */
  isEmailFixed?: boolean;
  /** Whose draft this tab keeps; others do not see it. Default: the applicant's. */
  draftName?: string;
  parts?: CustomerFormParts;
};

/** The one customer form: details, photos, sending, and the result. Values and photos live here until they are stored. */
export function CustomerForm(props: CustomerFormProps) {
  const {
    submit,
    parcelActions,
    laterActions,
    reference,
    initialValues,
    isEmailFixed = false,
    invitationToken,
    draftName,
    parts,
  } = props;
  const { t } = useWords('form');
  // The text fields have no default: what was typed before the page became interactive stays.
  const form = useForm<SubmissionFormValues>({
    resolver: lazyResolver,
    mode: 'onSubmit',
    reValidateMode: 'onSubmit',
    shouldFocusError: false,
    defaultValues: { isOutsideUnitedStates: false, ...initialValues, reference, documents: {} },
  });
  const [summary, setSummary] = useState<readonly SummaryEntry[]>([]);
  const [hasLoadFailed, setHasLoadFailed] = useState(false);
  const [isChecking, setIsChecking] = useState(false);
  const [isWaitingForImage, setIsWaitingForImage] = useState(false);
  const busySides = useRef(new Set<DocumentSide>());
  const [draft] = useState(() => openDraft(draftName));
  const images = useWatch({ control: form.control, name: 'documents' });
  const ahead = usePhotosAhead({ draft, actions: parcelActions, invitationToken, images });
  const { send, startAgain, isSending, outcome } = useSubmission(ahead.wrap(submit), draft);
  const isStored = outcome?.kind === 'received';
  const idReading = useIdReading(draft, isStored);
  const isRefused = isStored && outcome.status === 'FAIL';
  const isRestored = useDraft(form, draft, isStored, isRefused ? RENEWAL_KEY : undefined);

  const onInvalid = (errors: FieldErrors<SubmissionFormValues>) => {
    setSummary(
      listSummaryEntries(errors).map(({ controlId, key }) => ({
        controlId,
        message: t(`errors.${key}` as 'errors.city.required'),
      })),
    );
  };

  const onValid = async (values: SubmissionFormValues) => {
    setSummary([]);
    if (!(await ahead.finish())) return;
    const answer = await send(values, toSubmittedReading(idReading.found));
    if (answer?.kind !== 'invalid') return;
    for (const [path, message] of Object.entries(answer.fieldErrors)) {
      form.setError(path as FieldPath<SubmissionFormValues>, { type: 'server', message });
    }
    onInvalid(form.formState.errors);
  };

  const submitForm = async () => {
    if (isChecking || isSending) return;
    setHasLoadFailed(false);
    setIsWaitingForImage(busySides.current.size > 0);
    if (busySides.current.size > 0) return;
    setIsChecking(true);
    try {
      await form.handleSubmit(onValid, onInvalid)();
    } catch {
      setHasLoadFailed(true);
    } finally {
      setIsChecking(false);
    }
  };

  const onBusyChange = (side: DocumentSide, isBusy: boolean) => {
    if (isBusy) busySides.current.add(side);
    else busySides.current.delete(side);
    if (busySides.current.size === 0) setIsWaitingForImage(false);
  };

  if (outcome?.kind === 'received' && parts) return parts.renderResult(outcome);
  if (outcome?.kind === 'received') {
    const tryOtherPhotos = () => {
      form.setValue('documents', {});
      for (const side of DOCUMENT_SIDES) idReading.forget(side);
      startAgain();
    };
    return <ReceivedPanel outcome={outcome} onTryOtherPhotos={tryOtherPhotos} />;
  }

  return (
    <FormProvider {...form}>
      <form
        noValidate
        method="post"
        className="flex flex-col gap-6"
        onFocusCapture={preload}
        onSubmit={(event) => {
          event.preventDefault();
          void submitForm();
        }}
      >
        {parts ? parts.header : <FormHeader reference={reference} isRestored={isRestored} />}
        <ErrorSummary entries={summary} />
        <PersonSection />
        <AddressSection />
        <ContactSection isEmailFixed={isEmailFixed} />
        {parts?.afterContact}
        <DocumentsSection
          draft={draft}
          invitationToken={invitationToken}
          isDisabled={isSending || ahead.progress !== undefined}
          onBusyChange={onBusyChange}
          idReading={idReading}
        />
        <SubmitArea
          outcome={outcome}
          words={parts}
          progress={isSending ? 'sending' : ahead.progress ? 'photos' : isChecking ? 'checking' : undefined}
          photosProgress={<PhotosProgress progress={ahead.progress} onCancel={ahead.cancel} />}
          notice={hasLoadFailed ? 'loadFailed' : isWaitingForImage ? 'busy' : undefined}
          onTryAgain={() => void submitForm()}
          onCorrectEmail={() => form.setFocus('emailAddress')}
        />
        {laterActions ? (
          <FinishLater
            draft={draft}
            draftName={draftName}
            invitationToken={invitationToken}
            actions={laterActions}
            isDisabled={isSending || isChecking}
          />
        ) : null}
      </form>
    </FormProvider>
  );
}
