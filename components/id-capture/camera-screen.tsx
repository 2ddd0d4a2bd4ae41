import type { ReactNode } from 'react';

type CameraScreenProps = { picture: ReactNode; children: ReactNode };

/** The picture, and the buttons below it; beside it where the screen is low. `children` are the buttons. */
export function CameraScreen({ picture, children }: CameraScreenProps) {
  return (
    <div className="flex min-h-0 grow flex-col [@media(max-height:30rem)]:flex-row">
      <div className="relative min-h-0 min-w-0 grow basis-0 overflow-y-auto">{picture}</div>
      <div className="flex shrink-0 flex-wrap items-center justify-center gap-3 p-4 pb-[max(1rem,env(safe-area-inset-bottom))] [@media(max-height:30rem)]:max-w-48 [@media(max-height:30rem)]:flex-col">
        {children}
      </div>
    </div>
  );
}
