'use client';

import { useState } from 'react';
import { Button } from './button';

type CopyButtonProps = { text: string; label: string; copiedLabel: string; className?: string };

/** Copies a text, and says so in its own name. */
export function CopyButton({ text, label, copiedLabel, className = '' }: CopyButtonProps) {
  const [isCopied, setIsCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setIsCopied(true);
  };
  return (
    <Button onClick={copy} className={className}>
      <span aria-live="polite">{isCopied ? copiedLabel : label}</span>
    </Button>
  );
}
