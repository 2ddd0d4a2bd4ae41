import { saveText } from '@/lib/browser/save-text';
import { Button } from '../../ui/button';
import { CopyButton } from '../../ui/copy-button';
import { useWords } from '../../words/use-words';

const FILE_NAME = 'backup-codes.txt';

/** Backup codes, shown only this once, to be copied or saved. */
export function BackupCodes({ codes }: { codes: readonly string[] }) {
  const { t } = useWords('account');
  const lines = codes.join('\n');
  const save = () => saveText(FILE_NAME, `${t('app.fileTitle', { address: window.location.host })}\n\n${lines}\n`);
  return (
    <div role="status" className="flex flex-col gap-3 rounded-lg bg-warning-soft p-4">
      <h3 className="font-bold">{t('app.backupTitle')}</h3>
      <p>{t('app.backupText')}</p>
      <ul className="grid grid-cols-2 gap-x-6 gap-y-1 font-mono">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-3">
        <CopyButton text={lines} label={t('app.copy')} copiedLabel={t('app.copied')} />
        <Button onClick={save}>{t('app.save')}</Button>
      </div>
    </div>
  );
}
