'use client';

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button';

/** The customer link, to open and to copy. */
export function CopyLink({ href }: { href: string }) {
  const { t } = useTranslation('customer-record');
  const [note, setNote] = useState<'copied' | 'notCopied'>();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(href);
      setNote('copied');
    } catch {
      setNote('notCopied');
    }
  };
  return (
    <div className="flex flex-col items-start gap-1">
      <a
        href={href}
        className="inline-flex min-h-11 items-center break-all font-semibold text-accent underline underline-offset-4"
      >
        {href}
      </a>
      <Button onClick={copy}>{t('facts.copyLink')}</Button>
      <p role="status" className="text-base text-ink-muted">
        {note ? t(`facts.${note}`) : ''}
      </p>
    </div>
  );
}
