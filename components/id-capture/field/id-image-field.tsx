'use client';

import { useRef } from 'react';
import { useDropzone } from 'react-dropzone';
import type { DocumentSide } from '@/lib/shared/contract/request';
import type { PreparedImage } from '@/lib/shared/images/prepared-image';
import type { ExpectedDocument } from '@/lib/vision/subject/photo-judgment';
import { useKeptFocus } from '../../ui/use-kept-focus';
import { useWords } from '../../words/use-words';
import { DropOverlay } from './drop-overlay';
import { EmptyStage } from './empty-stage';
import { IdImageActions } from './id-image-actions';
import { IdImageAnnouncer } from './id-image-announcer';
import { IdImageMessages } from './id-image-messages';
import { PreparingStage } from './preparing-stage';
import { PreviewStage } from './preview-stage';
import { QualityNotes } from './quality-notes';
import { StageNote } from './stage-note';
import { useCameraDialog } from './use-camera-dialog';
import { useChosenFile } from './use-chosen-file';
import { useCloserLook } from './use-closer-look';
import { useCutOut } from './use-cut-out';
import { useIdImage } from './use-id-image';
import { useImageSlot } from './use-image-slot';
import { usePdfDialog } from './use-pdf-dialog';
import { useQualityNotes } from './use-quality-notes';
import { useWarmUp } from './use-warm-up';

/** The browser's own list, the two formats that phones report without a type, and PDF. The file's bytes decide. */
const FILE_CHOOSER_TYPES = 'image/*,.heic,.heif,application/pdf';

type IdImageFieldProps = {
  side: DocumentSide;
  /** What kind of ID it should be. Default: any. */
  documentKind?: ExpectedDocument['kind'];
  isRequired: boolean;
  /** Owned by the form. */
  value: PreparedImage | undefined;
  onChange(value: PreparedImage | undefined): void;
  /** Called with true while a photo is being prepared. */
  onBusyChange?(isBusy: boolean): void;
  /** Called with each photo that was prepared, as the person supplied it: at full resolution. */
  onTaken?(file: Blob): void;
  /** From the form's validation. */
  errorMessage?: string;
  /** Id of the element that an error summary links to: the first button of each phase. */
  id: string;
  /** True while the form is being sent. */
  isDisabled?: boolean;
};

/** One side of the ID: takes a photo by file picker, drop, paste or camera, prepares it, and shows it. */
export function IdImageField(props: IdImageFieldProps) {
  const { side, documentKind, isRequired, value, errorMessage, id, isDisabled = false } = props;
  const { t } = useWords('id-capture');
  const rootRef = useRef<HTMLFieldSetElement>(null);
  const pdf = usePdfDialog({ side, onCancel: () => cancel() });
  const { state, take, cancel, remove, fail, advise } = useIdImage({ ...props, pickPdfPage: pdf.pickPage });
  useQualityNotes({ side, kind: documentKind }, value, advise);
  const offerHere = useImageSlot(rootRef, { isEnabled: !isDisabled, isEmpty: !value && !state.work, take, fail });
  const takeChosen = useChosenFile(rootRef, (file) => take(file, 'file'));
  const { getRootProps, getInputProps, open, isDragGlobal, isDragActive } = useDropzone({
    onDrop: (files, _, { type }) => (type === 'change' ? takeChosen(files[0]) : offerHere(files, 'drop')),
    disabled: isDisabled,
    noClick: true,
    noKeyboard: true,
    // The page handles both, for all sides together: lib/browser/prepare/image-slots.ts.
    noPaste: true,
    preventDropOnDocument: false,
  });
  // While the field is disabled there is nothing to open.
  const chooseFile = () => open?.();
  const camera = useCameraDialog({ side, onPhoto: (photo) => take(photo, 'camera'), onChooseFile: chooseFile, fail });
  const retake = () => (state.lastWay === 'camera' ? camera.open() : chooseFile());
  const { onChange } = props;
  const closerLook = useCloserLook({ side, image: value, onChange, onRetake: retake, fail });
  const cutOut = useCutOut({ image: value, part: state.document, onChange, fail });
  const phase = state.work ? 'preparing' : value ? 'preview' : 'empty';
  useKeptFocus(rootRef, id, phase);
  useWarmUp(rootRef);

  return (
    <fieldset
      ref={rootRef}
      aria-describedby={`${id}-hint ${id}-messages`}
      className="grid min-w-0 grid-cols-[minmax(0,1fr)]"
    >
      <legend className="font-semibold">{t(`side.${side}.title`)}</legend>
      <div {...getRootProps({ className: 'flex flex-col gap-3' })}>
        <p id={`${id}-hint`} className="text-ink-muted">
          {side === 'back' && isRequired ? t('side.back.requiredHint') : t(`side.${side}.hint`)}
        </p>
        <IdImageMessages id={`${id}-messages`} problem={state.problem} isPhotoKept={!!value} error={errorMessage} />
        <div className="relative">
          {phase === 'preparing' ? <PreparingStage percent={state.work?.percent ?? 0} /> : null}
          {phase === 'preview' && value ? <PreviewStage image={value} alt={t(`side.${side}.alt`)} /> : null}
          {phase === 'empty' ? <EmptyStage side={side} hasError={!!errorMessage || !!state.problem} /> : null}
          {isDragGlobal && !isDisabled ? <DropOverlay side={side} isOver={isDragActive} /> : null}
        </div>
        <StageNote phase={phase} image={value} judged={state.judged} />
        <QualityNotes
          id={`${id}-notes`}
          side={side}
          notes={phase === 'preview' ? state.notes : []}
          onCutOut={phase === 'preview' && state.document && !isDisabled ? cutOut.open : undefined}
        />
        <IdImageActions
          id={id}
          phase={phase}
          isDisabled={isDisabled}
          onChooseFile={chooseFile}
          onTakePhoto={camera.open}
          onRetake={retake}
          onRemove={remove}
          onCancel={cancel}
          onLookClosely={closerLook.open}
        />
        <input
          {...getInputProps({
            style: undefined,
            className: 'sr-only',
            accept: FILE_CHOOSER_TYPES,
            multiple: false,
            disabled: isDisabled,
            'aria-label': t(`side.${side}.fileInput`),
            'aria-hidden': true,
          })}
        />
        <IdImageAnnouncer side={side} state={state} />
        {camera.dialog}
        {pdf.dialog}
        {closerLook.dialog}
        {cutOut.dialog}
      </div>
    </fieldset>
  );
}
