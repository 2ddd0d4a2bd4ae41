import { useEffect, useRef } from 'react';
import type { InvitationsActionState } from '@/lib/shared/submission/invitation';
import { CopyButton } from '../../ui/copy-button';
import { QrCode } from '../../ui/qr-code';
import { useWords } from '../../words/use-words';

/** A new invitation's link, as text and as a code to scan. */
export function MadeInvitation({ made }: { made: NonNullable<InvitationsActionState['made']> }) {
  const { t } = useWords('invitations');
  const { url, emailAddress, mail } = made;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="flex flex-wrap items-start gap-6 rounded-xl border-2 border-success bg-surface p-5 sm:p-7">
      <div className="flex min-w-0 flex-1 basis-72 flex-col gap-4">
        <h2 ref={heading} tabIndex={-1} className="text-xl font-bold break-words">
          {t('made.title', { email: emailAddress })}
        </h2>
        <p>{t('made.text')}</p>
        {mail === 'not-asked' ? null : <p className="font-semibold">{t(`made.${mail}`, { email: emailAddress })}</p>}
        <p dir="ltr" className="rounded-lg bg-surface-muted p-3 font-mono text-base break-all">
          {url}
        </p>
        <CopyButton text={url} label={t('made.copy')} copiedLabel={t('made.copied')} className="self-start" />
      </div>
      <QrCode text={url} label={t('made.qr')} />
    </section>
  );
}
