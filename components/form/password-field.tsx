'use client';

import { type ComponentProps, useState } from 'react';
import { TextField } from './text-field';

type PasswordFieldProps = ComponentProps<typeof TextField> & { showLabel: string };

/** A password input with a show option; `showLabel` is the checkbox's label. */
export function PasswordField({ showLabel, id, ...field }: PasswordFieldProps) {
  const [isShown, setIsShown] = useState(false);
  return (
    <div className="flex flex-col gap-2">
      <TextField id={id} {...field} type={isShown ? 'text' : 'password'} autoCapitalize="none" spellCheck={false} />
      <label className="inline-flex min-h-11 items-center gap-3">
        <input
          type="checkbox"
          checked={isShown}
          onChange={(event) => setIsShown(event.target.checked)}
          className="size-5 shrink-0 accent-accent"
        />
        {showLabel}
      </label>
    </div>
  );
}
