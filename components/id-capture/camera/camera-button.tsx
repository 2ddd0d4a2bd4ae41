import type { ComponentProps } from 'react';

const BASE =
  'inline-flex min-h-12 items-center justify-center gap-2 rounded-full px-5 py-2 text-base whitespace-nowrap font-semibold focus-visible:outline-white disabled:cursor-not-allowed disabled:opacity-50';

const VARIANTS = {
  primary: 'bg-white text-black hover:bg-neutral-200',
  secondary: 'border border-white/60 bg-black/40 text-white hover:bg-white/15',
};

type CameraButtonProps = ComponentProps<'button'> & { variant?: keyof typeof VARIANTS };

/** A button on the camera screen, which is dark in every theme. */
export function CameraButton({ variant = 'secondary', className = '', ...props }: CameraButtonProps) {
  return <button type="button" className={`${BASE} ${VARIANTS[variant]} ${className}`} {...props} />;
}
