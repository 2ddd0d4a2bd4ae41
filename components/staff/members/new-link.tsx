import type { MembersState } from '@/lib/shared/staff/members-state';
import { Card } from '../../ui/card';
import { CopyButton } from '../../ui/copy-button';
import { useWords } from '../../words/use-words';

/** A link that was just created; it is shown only this once. */
export function NewLink({ link }: { link: NonNullable<MembersState['link']> }) {
  const { t } = useWords('members');
  return (
    <Card title={t('invite.linkTitle', { email: link.emailAddress })}>
      <div role="status" className="flex flex-col gap-4">
        <p>{link.kind === 'reset' ? t('invite.resetText') : t('invite.linkText')}</p>
        <p dir="ltr" className="rounded-lg bg-surface-muted p-3 font-mono text-base break-all">
          {link.url}
        </p>
        <CopyButton text={link.url} label={t('invite.copy')} copiedLabel={t('invite.copied')} className="self-start" />
      </div>
    </Card>
  );
}
