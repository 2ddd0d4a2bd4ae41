import type { Metadata, Viewport } from 'next';
import localFont from 'next/font/local';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { CompanyProvider } from '@/components/company/company-context';
import { EarlyPresses } from '@/components/frame/early-presses';
import { NotLoadedNotice } from '@/components/frame/not-loaded-notice';
import { DemoBanner } from '@/components/ui/demo-banner';
import { PageWords } from '@/components/words/language-words';
import { getCompany } from '@/lib/server/company/get-company';
import { findTheme } from '@/lib/server/company/theme';
import { env } from '@/lib/server/env';
import { getRequestLanguage, getWords } from '@/lib/server/request-words';
import { findNonce } from '@/lib/shared/page-policy.mjs';
import { LANGUAGES } from '@/lib/shared/words/languages';
import './globals.css';

/** Designed for legibility: 0 and O, and 1, l and I are easy to tell apart, which matters for names and numbers. */
const font = localFont({
  src: '../node_modules/@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2',
  weight: '200 800',
  variable: '--font-portal',
  display: 'swap',
});

/**
 * Its zero is slashed, which helps in a code and disturbs in a date. So digits come from here (Public Sans, the digits
 * alone, as large as the other's), except where `font-codes` asks for the first one. No fallback of its own: that would
 * take the letters, too.
 */
const digits = localFont({
  src: './digits.woff2',
  weight: '100 900',
  variable: '--font-digits',
  display: 'swap',
  adjustFontFallback: false,
  declarations: [
    { prop: 'unicode-range', value: 'U+30-39' },
    { prop: 'size-adjust', value: '96%' },
  ],
});

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await getWords('pages');
  const name = getCompany().name ?? t('productName');
  return {
    title: { default: name, template: `%s – ${name}` },
    robots: { index: false, follow: false },
    // Otherwise phones turn reference numbers into links.
    formatDetection: { telephone: false, email: false, address: false },
  };
}

export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' };

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Reads the request headers, so every page renders per request: each needs its own nonce.
  const language = await getRequestLanguage();
  const { t } = await getWords('pages');
  const company = getCompany();
  const theme = findTheme();
  const policy = (await headers()).get('content-security-policy');
  return (
    <html lang={language} dir={LANGUAGES[language].direction} className={`${font.variable} ${digits.variable}`}>
      {theme ? (
        <head>
          <link rel="stylesheet" href={theme.href} />
        </head>
      ) : null}
      <body className="font-sans text-base leading-normal antialiased sm:text-lg">
        <EarlyPresses nonce={findNonce(policy)} />
        <a
          href="#content"
          className="sr-only rounded-lg bg-surface px-4 py-2 font-semibold text-accent focus:not-sr-only focus:absolute focus:top-3 focus:start-3"
        >
          {t('skipToContent')}
        </a>
        <NotLoadedNotice text={t('notLoadedYet')} linkText={t('crash.button')} />
        {env().isDemo ? <DemoBanner text={t('demo')} /> : null}
        <CompanyProvider company={company}>
          <PageWords language={language} company={company.name}>
            {children}
          </PageWords>
        </CompanyProvider>
      </body>
    </html>
  );
}
