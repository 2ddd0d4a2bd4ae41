'use client';

import { useWords } from '../words/use-words';
import { useCompany } from './company-context';

/**
 * For headers: the logo of whoever runs the portal, or the name if there is no logo. With neither, the product's
 * symbol.
 */
export function CompanyMark() {
  const { t } = useWords('pages');
  const { name, logo } = useCompany();
  const shownName = name ?? t('productName');
  if (!logo) {
    return (
      <span className="flex min-h-9 min-w-0 flex-1 basis-[9rem] items-center gap-2.5 text-lg font-bold">
        {name === undefined ? (
          // biome-ignore lint/performance/noImgElement: next/image cannot optimize a drawing
          <img src="/icon.svg" alt="" width={28} height={28} className="size-7 shrink-0" />
        ) : null}
        <bdi className="min-w-0">{shownName}</bdi>
      </span>
    );
  }
  // One logo for light and dark: on a dark page it keeps a light background.
  const ground = logo.darkPath ? '' : 'rounded-md bg-logo-ground dark:p-1.5';
  return (
    <picture className="flex min-w-0">
      {logo.darkPath ? <source media="(prefers-color-scheme: dark)" srcSet={logo.darkPath} /> : null}
      <img
        src={logo.path}
        alt={shownName}
        className={`h-9 w-auto max-w-64 object-contain object-left rtl:object-right ${ground}`}
      />
    </picture>
  );
}
