'use client';

import { useState } from 'react';
import { copyText } from '@/lib/browser/copy-text';
import { Button } from './button';

type CopyButtonProps = { text: string; label: string; copiedLabel: string; className?: string };

/** Copies a text, and confirms it in its own label. */
export function CopyButton({ text, label, copiedLabel, className = '' }: CopyButtonProps) {
  const [isCopied, setIsCopied] = useState(false);
  const copy = async () => {
    setIsCopied(await copyText(text));
  };
  return (
    <Button onClick={copy} className={className}>
      <span aria-live="polite">{isCopied ? copiedLabel : label}</span>
    </Button>
  );
}
