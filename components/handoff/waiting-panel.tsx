import { isAddressOfThisComputer, makeCaptureLink } from '@/lib/browser/handoff/handoff-client';
import { useFormAudience } from '../form/form-audience';
import { QrCode } from '../ui/qr-code';
import { useWords } from '../words/use-words';
import { CaptureLink } from './capture-link';

/** Shown until the phone connects: the code, the link, and what to do with them. */
export function WaitingPanel({ linkSecret }: { linkSecret: string }) {
  const { t } = useWords('handoff');
  const audience = useFormAudience();
  const link = makeCaptureLink(linkSecret);
  return (
    <div className="flex flex-col gap-5">
      {isAddressOfThisComputer() ? (
        <p className="rounded-lg bg-warning-soft p-4 font-semibold text-warning">{t('computer.localOnly')}</p>
      ) : null}
      <div className="flex flex-wrap items-start gap-6">
        <div className="w-56">
          <QrCode text={link} label={t('computer.code', audience)} />
        </div>
        <ol className="flex min-w-56 flex-1 list-decimal flex-col gap-2 ps-6">
          <li>{t('computer.steps.scan', audience)}</li>
          <li>{t('computer.steps.open', audience)}</li>
          <li>{t('computer.steps.wait')}</li>
        </ol>
      </div>
      <CaptureLink link={link} />
      <p className="text-ink-muted">{t('computer.once')}</p>
    </div>
  );
}
