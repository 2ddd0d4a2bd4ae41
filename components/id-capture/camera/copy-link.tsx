import { useId, useState } from 'react';
import { copyText } from '@/lib/browser/copy-text';
import { useWords } from '../../words/use-words';
import { CameraButton } from './camera-button';

/**
 * This page's address, to open in another browser. It is also shown, since apps may deny pages access to the clipboard.
 */
export function CopyLink() {
  const { t } = useWords('camera');
  const id = useId();
  const [isCopied, setIsCopied] = useState(false);
  const copy = async () => setIsCopied(await copyText(window.location.href));
  return (
    <div className="flex w-full flex-col gap-2 text-start">
      <label htmlFor={id} className="font-semibold">
        {t('copyLink.label')}
      </label>
      <div className="flex flex-wrap gap-3">
        <input
          id={id}
          readOnly
          value={window.location.href}
          onFocus={({ target }) => target.select()}
          className="min-h-12 min-w-0 grow basis-40 rounded-lg border border-white/60 bg-black px-3 text-white focus-visible:outline-white"
        />
        <CameraButton variant="primary" onClick={copy}>
          {t('copyLink.copy')}
        </CameraButton>
      </div>
      <p role="status" className="empty:sr-only">
        {isCopied ? t('copyLink.copied') : ''}
      </p>
    </div>
  );
}
