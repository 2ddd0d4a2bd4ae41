import type { ReactNode } from 'react';

type CameraScreenProps = {
  picture: ReactNode;
  /** The buttons. */
  children: ReactNode;
  options?: ReactNode;
  /** One more message, announced when it appears; it overlays the picture, which keeps its size. */
  note?: string;
};

/** The picture with the controls below it, or next to it on short screens. */
export function CameraScreen({ picture, children, options, note }: CameraScreenProps) {
  return (
    <div className="flex min-h-0 grow flex-col [@media(max-height:30rem)]:flex-row">
      <div className="relative min-h-0 min-w-0 grow basis-0 overflow-y-auto">
        {picture}
        <p
          role="status"
          className="absolute inset-x-3 bottom-3 mx-auto w-fit rounded-2xl bg-black/80 px-4 py-2 text-center font-semibold empty:sr-only"
        >
          {note}
        </p>
      </div>
      <div className="flex shrink-0 flex-col gap-3 p-4 pb-[max(1rem,env(safe-area-inset-bottom))] [@media(max-height:30rem)]:max-w-64 [@media(max-height:30rem)]:justify-center [@media(max-height:30rem)]:overflow-y-auto">
        {options ? <div className="flex flex-wrap items-center justify-center gap-x-3 gap-y-2">{options}</div> : null}
        <div className="flex flex-wrap items-center justify-center gap-3">{children}</div>
      </div>
    </div>
  );
}
