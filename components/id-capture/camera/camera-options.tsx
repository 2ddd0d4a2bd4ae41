import { useId } from 'react';
import type { CameraChoices } from '@/lib/browser/camera/camera-choices';
import { DOCUMENT_SHAPES } from '@/lib/vision/card/document-shape';
import { useWords } from '../../words/use-words';

const OPTION =
  'flex min-h-11 cursor-pointer items-center gap-2 rounded-full px-4 font-semibold whitespace-nowrap has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-white';
const SEGMENT = `${OPTION} has-checked:bg-white has-checked:text-black`;

type CameraOptionsProps = { choices: CameraChoices; onChange(change: Partial<CameraChoices>): void };

/** Which document is in front of the camera, and whether its picture is taken automatically. */
export function CameraOptions({ choices, onChange }: CameraOptionsProps) {
  const { t } = useWords('camera');
  const name = useId();
  return (
    <>
      <fieldset className="flex min-w-0 rounded-full bg-white/15">
        <legend className="sr-only">{t('document.legend')}</legend>
        {DOCUMENT_SHAPES.map((shape) => (
          <label key={shape} className={SEGMENT}>
            <input
              type="radio"
              name={name}
              checked={choices.shape === shape}
              onChange={() => onChange({ shape })}
              className="sr-only"
            />
            {t(`document.${shape}`)}
          </label>
        ))}
      </fieldset>
      <label className={OPTION}>
        <input
          type="checkbox"
          checked={choices.isAutomatic}
          onChange={({ target }) => onChange({ isAutomatic: target.checked })}
          className="size-6 accent-white outline-none"
        />
        {t('automatic')}
      </label>
    </>
  );
}
