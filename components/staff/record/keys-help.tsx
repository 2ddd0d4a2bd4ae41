import { setSingleKeys } from '@/lib/browser/staff/key-setting';
import { FactsList } from '../../ui/facts-list';
import { useWords } from '../../words/use-words';
import { useSingleKeysSetting } from '../kit/use-single-keys';
import { STATUS_KEYS } from './status-choices';

const KEYS = [
  ['D', 'show'],
  ['1', 'front'],
  ['2', 'back'],
  [STATUS_KEYS.PASS.toUpperCase(), 'PASS'],
  [STATUS_KEYS.FAIL.toUpperCase(), 'FAIL'],
  [STATUS_KEYS.PENDING.toUpperCase(), 'PENDING'],
  ['Ctrl ⏎', 'save'],
  ['U', 'undo'],
  ['N', 'next'],
] as const;

/** Explains the keyboard shortcuts, with the switch that turns single keys off. */
export function KeysHelp() {
  const { t } = useWords('customer-record');
  const isOn = useSingleKeysSetting();
  return (
    <details className="text-base text-ink-muted">
      <summary className="cursor-pointer py-2.5 font-semibold">{t('keys.title')}</summary>
      <FactsList>
        {KEYS.map(([key, name]) => (
          <div key={key} className="contents">
            <dt>
              <kbd className="rounded border border-line-strong px-1.5 font-sans">{key}</kbd>
            </dt>
            <dd>{t(`keys.${name}`)}</dd>
          </div>
        ))}
      </FactsList>
      <label className="flex min-h-11 items-center gap-2">
        <input
          type="checkbox"
          className="size-5"
          checked={isOn}
          onChange={(event) => setSingleKeys(event.target.checked)}
        />
        {t('keys.use')}
      </label>
    </details>
  );
}
