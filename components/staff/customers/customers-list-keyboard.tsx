import { useId } from 'react';
import { setSingleKeys } from '@/lib/browser/staff/key-setting';
import { useWords } from '../../words/use-words';
import { useSingleKeysSetting } from '../kit/use-single-keys';

const KEYS = [
  ['search', ['/']],
  ['down', ['j', '↓']],
  ['up', ['k', '↑']],
  ['open', ['Enter']],
  ['next', ['n']],
  ['previous', ['p']],
  ['new', ['c']],
] as const;

/** Explains the keyboard shortcuts, and turns them off. */
export function CustomersListKeyboard() {
  const { t } = useWords('customers');
  const id = useId();
  return (
    <details className="rounded-xl border border-line px-4">
      <summary className="flex min-h-11 cursor-pointer items-center font-semibold text-accent">
        {t('keyboard.title')}
      </summary>
      <dl className="grid max-w-sm grid-cols-[auto_1fr] items-center gap-x-6 gap-y-1.5">
        {KEYS.map(([name, keys]) => (
          <div key={name} className="contents">
            <dt>
              {keys.map((key, index) => (
                <span key={key}>
                  {index > 0 ? ` ${t('keyboard.or')} ` : null}
                  <kbd className="rounded border border-line-strong bg-surface px-2 py-0.5">{key}</kbd>
                </span>
              ))}
            </dt>
            <dd>{t(`keyboard.${name}`)}</dd>
          </div>
        ))}
      </dl>
      <div className="py-3">
        <label className="flex min-h-11 items-center gap-3 font-semibold">
          <input
            type="checkbox"
            className="size-5 accent-accent"
            checked={useSingleKeysSetting()}
            onChange={(event) => setSingleKeys(event.target.checked)}
            aria-describedby={`${id}-hint`}
          />
          {t('keyboard.setting')}
        </label>
        <p id={`${id}-hint`} className="text-ink-muted">
          {t('keyboard.settingHint')}
        </p>
      </div>
    </details>
  );
}
