'use client';

import { useRef, useState } from 'react';
import { type FieldPath, type Resolver, useForm, useWatch } from 'react-hook-form';
import { openDeviceDraft, openDraft } from '@/lib/browser/draft/draft';
import { ANSWER_PARTS, STATUS_SECRET } from '@/lib/browser/draft/draft-parts';
import { loadPart } from '@/lib/browser/load-part';
import type { Consent } from '@/lib/shared/company/consent';
import type { DocumentSide } from '@/lib/shared/contract/request';
import { UNITED_STATES } from '@/lib/shared/customer/country-code';
import type { CustomerFormValues } from '@/lib/shared/customer/customer-form-values';
import type { LaterActions } from '@/lib/shared/later/later';
import type { MailboxActions } from '@/lib/shared/mailbox/mailbox';
import type { ReceivedOutcome, SubmissionOutcome, SubmitCustomer } from '@/lib/shared/submission/submission';
import type { SubmissionFormValues } from '@/lib/shared/submission/submission-form';
import { toSubmittedReading } from '../id-reading/to-submitted-reading';
import { useFilling } from '../id-reading/use-filling';
import { useIdReading } from '../id-reading/use-id-reading';
import { type MailboxWork, useMailboxCode } from '../mailbox/use-mailbox-code';
import { usePhotosAhead } from '../parcels/use-photos-ahead';
import { useAgeQuestion } from './use-age-question';
import { useDraft } from './use-draft';
import { usePhotosByPhone } from './use-photos-by-phone';
import { loadSender, useSubmission } from './use-submission';

/** The schema and the phone number parser are larger than the form, so they load while the person types. */
const loadResolver = () => loadPart(() => import('./submission-resolver'));
const lazyResolver: Resolver<SubmissionFormValues> = async (...args) =>
  (await loadResolver()).resolveSubmission(...args);

/** Preloads the code that validates and sends the form. */
export function preloadSubmission(): void {
  loadResolver().catch(() => undefined);
  loadSender().catch(() => undefined);
}

/** An applicant who was rejected only has to take new photos. */
const KEPT_AFTER_REFUSAL = [STATUS_SECRET, ...ANSWER_PARTS];

export type CustomerFormOptions = {
  submit: SubmitCustomer;
  /** The caller's own value for this customer, fixed by the link that led here; empty if there is none. */
  reference: string;
  /** What the person agrees to by sending; undefined if someone else sends it for them. */
  consent?: Consent | undefined;
  /** Actions from the page: uploading photos ahead, and saving the form to finish later. */
  actions: LaterActions;
  /** From the page, if the email address is to be confirmed by a code. */
  mailboxActions?: MailboxActions | undefined;
  /** What is already known; the text fields can still be changed. */
  initialValues?: Partial<CustomerFormValues> | undefined;
  /** Whose draft this tab keeps; others do not see it. Default: the applicant's. */
  draftName?: string | undefined;
  /**
   * From the invitation that led here. Without one, only a form that needs no invitation accepts photos from a phone.
   */
  invitationToken?: string | undefined;
  /** Called as soon as the form is stored, for a page that loads meanwhile. Default: the outcome is shown in place. */
  onStored?: (answer: ReceivedOutcome) => void;
};

/** Why the form cannot be sent yet: a photo is still being prepared, or code did not load. */
export type SubmitObstacle = 'busy' | 'loadFailed';

/** What is happening between pressing the button and getting the answer. */
export type SubmitProgress = 'checking' | MailboxWork | 'photos' | 'sending';

/**
 * The state of a customer form, on one page or over several steps: values and photos, the draft, what was read from the
 * ID, and sending.
 */
export function useCustomerForm(options: CustomerFormOptions) {
  const { submit, actions, reference, consent, initialValues, draftName, invitationToken, onStored } = options;
  // The text fields have no default, so that anything typed before the page became interactive stays.
  const form = useForm<SubmissionFormValues>({
    resolver: lazyResolver,
    mode: 'onSubmit',
    reValidateMode: 'onSubmit',
    shouldFocusError: false,
    defaultValues: { country: UNITED_STATES, isOutsideUnitedStates: false, ...initialValues, reference, documents: {} },
  });
  const [obstacle, setObstacle] = useState<SubmitObstacle>();
  const [isChecking, setIsChecking] = useState(false);
  const busySides = useRef(new Set<DocumentSide>());
  const [draft] = useState(() => openDraft(draftName));
  const [device] = useState(() => openDeviceDraft(draftName));
  const images = useWatch({ control: form.control, name: 'documents' });
  const ahead = usePhotosAhead({ draft, actions, invitationToken, images });
  /** Removes what the browser kept before the answer is shown, or while the page with the answer loads. */
  const endDraft = async (answer: SubmissionOutcome) => {
    if (answer.kind !== 'received') return;
    onStored?.(answer);
    await Promise.all([draft.end(answer.status === 'FAIL' ? KEPT_AFTER_REFUSAL : undefined), device.remove()]);
  };
  const { send, isSending, outcome, findKeys } = useSubmission({
    submit: ahead.wrap(submit),
    draft,
    consent,
    beforeShown: endDraft,
  });
  const mailbox = useMailboxCode({ draft, actions: options.mailboxActions, findKeys });
  const isStored = outcome?.kind === 'received';
  const isRestored = useDraft(form, draft);
  const idReading = useIdReading(draft, isStored);
  useFilling(form, idReading);
  const askAboutAge = useAgeQuestion(form);
  const phoneOffer = usePhotosByPhone({ form, draft, invitationToken, isSending, idReading });

  /** Does ahead of Submit what does not depend on its being pressed: the first validation takes three times as long. */
  const prepareToSubmit = async () => {
    const [{ resolveSubmission }] = await Promise.all([loadResolver(), loadSender()]);
    await Promise.all([
      findKeys(),
      resolveSubmission(form.getValues(), undefined, { fields: {}, shouldUseNativeValidation: false }),
    ]);
  };

  const onBusyChange = (side: DocumentSide, isBusy: boolean) => {
    if (isBusy) busySides.current.add(side);
    else busySides.current.delete(side);
    if (busySides.current.size === 0) setObstacle((last) => (last === 'busy' ? undefined : last));
  };

  /** Validates the form unless a photo is still being prepared; reports it if the code for validation did not load. */
  const check = async (work: () => Promise<unknown>) => {
    if (isChecking || isSending) return;
    setObstacle(busySides.current.size > 0 ? 'busy' : undefined);
    if (busySides.current.size > 0) return;
    setIsChecking(true);
    try {
      await work();
    } catch {
      setObstacle('loadFailed');
    } finally {
      setIsChecking(false);
    }
  };

  /**
   * Validates and sends everything. `onInvalid` is called if the browser or the server finds errors, or there is a
   * question about the date of birth.
   */
  const submitForm = (onInvalid: () => void) => {
    const onValid = async (values: SubmissionFormValues) => {
      if (askAboutAge()) return onInvalid();
      if (!(await mailbox.confirm(values.emailAddress)) || !(await ahead.finish())) return;
      const extras = { idReading: toSubmittedReading(idReading.found), saysMailboxProved: mailbox.isProved() };
      const answer = await send(values, extras);
      if (answer?.kind === 'failed' && answer.problem === 'code-needed') await mailbox.askAgain(values.emailAddress);
      if (answer?.kind !== 'invalid') return;
      for (const [path, message] of Object.entries(answer.fieldErrors)) {
        form.setError(path as FieldPath<SubmissionFormValues>, { type: 'server', message });
      }
      onInvalid();
    };
    return check(() => form.handleSubmit(onValid, onInvalid)());
  };

  const whileChecking = isChecking ? 'checking' : undefined;
  const whilePreparing = ahead.progress ? 'photos' : (mailbox.work ?? whileChecking);
  const progress: SubmitProgress | undefined = isSending ? 'sending' : whilePreparing;
  return {
    form,
    draft,
    idReading,
    phoneOffer,
    isRestored,
    outcome,
    progress,
    /** Progress of the photos while Submit waits for them, and a way to stop waiting. */
    photosAhead: { progress: ahead.progress, cancel: ahead.cancel },
    /** What the person is asked for to confirm their email address. */
    mailboxPanel: mailbox.panel,
    obstacle,
    onBusyChange,
    askAboutAge,
    check,
    prepareToSubmit,
    submitForm,
  };
}

export type CustomerFormState = ReturnType<typeof useCustomerForm>;
