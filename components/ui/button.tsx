import type { ComponentProps } from 'react';

const BASE =
  'inline-flex min-h-11 min-w-11 items-center justify-center gap-2 rounded-lg border border-transparent px-5 py-2 text-base font-semibold motion-safe:transition-colors disabled:cursor-not-allowed disabled:opacity-60 print:hidden';

const VARIANTS = {
  primary: 'bg-accent text-on-accent hover:bg-accent-strong',
  secondary: 'border-line-strong! bg-surface text-ink hover:bg-surface-muted',
  quiet: 'text-accent underline underline-offset-4 hover:text-accent-strong',
};

type ButtonProps = ComponentProps<'button'> & { variant?: keyof typeof VARIANTS };

/** A native button in the portal's style. `variant` defaults to `secondary`, `type` to `button`. */
export function Button({ variant = 'secondary', type = 'button', className = '', ...props }: ButtonProps) {
  return <button type={type} className={`${BASE} ${VARIANTS[variant]} ${className}`} {...props} />;
}
