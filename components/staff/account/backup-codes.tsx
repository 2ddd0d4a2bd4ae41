import { useWords } from '../../words/use-words';

/** Backup codes, shown only this once. */
export function BackupCodes({ codes }: { codes: readonly string[] }) {
  const { t } = useWords('account');
  return (
    <div role="status" className="flex flex-col gap-3 rounded-lg bg-warning-soft p-4">
      <h3 className="font-bold">{t('app.backupTitle')}</h3>
      <p>{t('app.backupText')}</p>
      <ul className="grid grid-cols-2 gap-x-6 gap-y-1 font-mono">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
    </div>
  );
}
