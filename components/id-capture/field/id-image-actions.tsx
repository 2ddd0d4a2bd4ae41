import type { ReactNode } from 'react';
import { Button } from '../../ui/button';
import { CameraIcon, FileIcon, MagnifierIcon } from '../../ui/icons';
import { useWords } from '../../words/use-words';

type IdImageActionsProps = {
  /** Id of the first button. */
  id: string;
  phase: 'empty' | 'preparing' | 'preview';
  isDisabled: boolean;
  onChooseFile(): void;
  onTakePhoto(): void;
  onRetake(): void;
  onRemove(): void;
  onCancel(): void;
  onLookClosely(): void;
};

const BUTTON_CLASS = 'px-2! @[17rem]:whitespace-nowrap';

/** Two buttons side by side where the labels have the room without wrapping, however large the text is. */
function ButtonRow({ className, children }: { className: string; children: ReactNode }) {
  return (
    <div className="@container">
      <div className={`grid grid-cols-1 gap-3 ${className}`}>{children}</div>
    </div>
  );
}

const TWO_CLASS = '@[17rem]:grid-cols-2';

/** Each phase's buttons, always in the same place. */
export function IdImageActions({ id, phase, isDisabled, ...on }: IdImageActionsProps) {
  const { t } = useWords('id-capture');
  const { t: tQuality } = useWords('quality');
  const describedBy = `${id}-messages`;
  if (phase === 'preparing') {
    return (
      <ButtonRow className={TWO_CLASS}>
        <Button className={BUTTON_CLASS} key="cancel" id={id} onClick={on.onCancel}>
          {t('action.cancel')}
        </Button>
      </ButtonRow>
    );
  }
  if (phase === 'preview') {
    return (
      <ButtonRow className={TWO_CLASS}>
        <Button
          className={BUTTON_CLASS}
          key="retake"
          id={id}
          aria-describedby={`${describedBy} ${id}-notes`}
          disabled={isDisabled}
          onClick={on.onRetake}
        >
          {t('action.retake')}
        </Button>
        <Button className={BUTTON_CLASS} key="remove" disabled={isDisabled} onClick={on.onRemove}>
          {t('action.remove')}
        </Button>
        <Button className={`${BUTTON_CLASS} @[17rem]:col-span-2`} key="look" onClick={on.onLookClosely}>
          <MagnifierIcon />
          {tQuality('lookClosely')}
        </Button>
      </ButtonRow>
    );
  }
  return (
    <ButtonRow className="@[17rem]:pointer-fine:grid-cols-2">
      <Button
        className={`${BUTTON_CLASS} pointer-coarse:min-h-14 pointer-coarse:border-accent pointer-coarse:bg-accent pointer-coarse:text-lg pointer-coarse:text-on-accent`}
        key="take"
        id={id}
        aria-describedby={describedBy}
        disabled={isDisabled}
        onClick={on.onTakePhoto}
      >
        <CameraIcon />
        {t('action.takePhoto')}
      </Button>
      <Button className={BUTTON_CLASS} key="choose" disabled={isDisabled} onClick={on.onChooseFile}>
        <FileIcon />
        {t('action.chooseFile')}
      </Button>
    </ButtonRow>
  );
}
