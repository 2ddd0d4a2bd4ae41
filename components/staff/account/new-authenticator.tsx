import { TextField } from '../../form/text-field';
import { Button } from '../../ui/button';
import { QrCode } from '../../ui/qr-code';
import { useWords } from '../../words/use-words';

type NewAuthenticatorProps = { address: string; action(form: FormData): void; isWorking: boolean };

/** The code to scan, and a field for the first code from the app, to confirm it. */
export function NewAuthenticator({ address, action, isWorking }: NewAuthenticatorProps) {
  const { t } = useWords('account');
  const key = new URL(address).searchParams.get('secret') ?? '';
  return (
    <form action={action} className="flex max-w-form flex-col gap-5">
      <p>{t('app.scan')}</p>
      <QrCode text={address} label={t('app.qr')} />
      <p>
        {t('app.key')}: <code className="font-semibold break-all">{key}</code>
      </p>
      <TextField
        id="app-code"
        name="code"
        label={t('app.code')}
        inputMode="numeric"
        autoComplete="one-time-code"
        required
      />
      <Button type="submit" name="step" value="confirm" variant="primary" disabled={isWorking} className="self-start">
        {t('app.confirm')}
      </Button>
    </form>
  );
}
