import { useEffect, useRef, useState } from 'react';
import { type LaterActions, type LaterLink, laterPath } from '@/lib/shared/later/later';
import { PARCEL_MAX_AGE_MS } from '@/lib/shared/parcels/parcel';
import { dateFormat } from '@/lib/shared/words/formats';
import { Button } from '../ui/button';
import { CopyButton } from '../ui/copy-button';
import { LinkField } from '../ui/link-field';
import { Notice } from '../ui/notice';
import { QrCode } from '../ui/qr-code';
import { useWords } from '../words/use-words';
import { MailLink } from './mail-link';

type SavedLinkProps = {
  link: LaterLink;
  /** Epoch milliseconds. */
  savedAt: number;
  actions: LaterActions;
  onDeleted: () => void;
};

/** A saved form's link: to copy, scan, or email to oneself, or to delete along with the saved form. */
export function SavedLink({ link, savedAt, actions, onDeleted }: SavedLinkProps) {
  const { t, language } = useWords('later');
  const heading = useRef<HTMLHeadingElement>(null);
  const [hasFailed, setHasFailed] = useState(false);
  useEffect(() => heading.current?.focus(), []);
  const address = `${window.location.origin}${laterPath(link)}`;
  const format = dateFormat(language, { dateStyle: 'full', timeStyle: 'short' });

  const remove = async () => {
    setHasFailed(false);
    const answer = await actions.remove(link.parcel).catch(() => undefined);
    if (answer?.ok) onDeleted();
    else setHasFailed(true);
  };

  return (
    <section className="flex flex-col gap-4 rounded-xl border border-line bg-surface p-5">
      <h2 ref={heading} tabIndex={-1} className="text-lg font-bold">
        {t('saved.title', { date: format.format(savedAt + PARCEL_MAX_AGE_MS.draft) })}
      </h2>
      <p>{t('saved.text')}</p>
      <LinkField label={t('saved.link')} link={address}>
        <CopyButton text={address} label={t('saved.copy')} copiedLabel={t('saved.copied')} />
      </LinkField>
      <QrCode text={address} label={t('saved.code')} />
      {actions.mail ? <MailLink link={link} mail={actions.mail} /> : null}
      <p className="text-ink-muted">{t('saved.later')}</p>
      <div>
        <Button onClick={() => void remove()}>{t('saved.delete')}</Button>
      </div>
      {hasFailed ? <Notice kind="problem">{t('saved.notDeleted')}</Notice> : null}
    </section>
  );
}
