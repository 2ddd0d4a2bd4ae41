import { useRef, useState } from 'react';
import { copyText } from '@/lib/browser/copy-text';
import { useFormAudience } from '../form/form-audience';
import { Button } from '../ui/button';
import { LinkField } from '../ui/link-field';
import { useWords } from '../words/use-words';

/** The link below the code, for phones whose camera cannot read codes. */
export function CaptureLink({ link }: { link: string }) {
  const { t } = useWords('handoff');
  const audience = useFormAudience();
  const field = useRef<HTMLInputElement>(null);
  const [result, setResult] = useState<'copied' | 'notCopied'>();
  const copy = async () => {
    const isCopied = await copyText(link);
    if (!isCopied) field.current?.select();
    setResult(isCopied ? 'copied' : 'notCopied');
  };
  return (
    <div className="flex flex-col gap-1.5">
      <LinkField ref={field} label={t('computer.link', audience)} link={link}>
        <Button onClick={() => void copy()}>{t('computer.copy')}</Button>
      </LinkField>
      <p role="status" className="text-ink-muted empty:hidden">
        {result ? t(`computer.${result}`) : null}
      </p>
    </div>
  );
}
