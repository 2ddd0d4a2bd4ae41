import { useId, useRef, useState } from 'react';
import { copyText } from '@/lib/browser/copy-text';
import { useFormAudience } from '../form/form-audience';
import { Button } from '../ui/button';
import { useWords } from '../words/use-words';

/** The link below the code, for phones whose camera cannot read codes. */
export function CaptureLink({ link }: { link: string }) {
  const { t } = useWords('handoff');
  const audience = useFormAudience();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [result, setResult] = useState<'copied' | 'notCopied'>();
  const copy = async () => {
    const isCopied = await copyText(link);
    if (!isCopied) field.current?.select();
    setResult(isCopied ? 'copied' : 'notCopied');
  };
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="font-semibold">
        {t('computer.link', audience)}
      </label>
      <div className="flex flex-wrap gap-3">
        <input
          ref={field}
          id={id}
          readOnly
          value={link}
          onFocus={({ target }) => target.select()}
          className="min-h-11 min-w-48 flex-1 rounded-lg border border-line-strong bg-surface px-3 py-2 text-base text-ink-muted"
        />
        <Button onClick={() => void copy()}>{t('computer.copy')}</Button>
      </div>
      <p role="status" className="text-ink-muted empty:hidden">
        {result ? t(`computer.${result}`) : null}
      </p>
    </div>
  );
}
