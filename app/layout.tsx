import type { Metadata, Viewport } from 'next';
import localFont from 'next/font/local';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { EarlyPresses } from '@/components/frame/early-presses';
import { DemoBanner } from '@/components/ui/demo-banner';
import { ApplicantWords } from '@/components/words/language-words';
import { env } from '@/lib/server/env';
import { getRequestLanguage, getWords } from '@/lib/server/request-words';
import { findNonce } from '@/lib/shared/page-policy.mjs';
import { LANGUAGES } from '@/lib/shared/words/languages';
import './globals.css';

/** Made for legibility: 0 and O, 1, l and I are told apart at a glance, which names and numbers need. */
const font = localFont({
  src: '../node_modules/@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2',
  weight: '200 800',
  variable: '--font-portal',
  display: 'swap',
});

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await getWords('pages');
  return {
    title: { default: t('productName'), template: `%s – ${t('productName')}` },
    robots: { index: false, follow: false },
    // Phones would turn reference numbers into links.
    formatDetection: { telephone: false, email: false, address: false },
  };
}

export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' };

export default async function RootLayout({ children }: { children: ReactNode }) {
  // It reads the request's headers, so every page renders for each request: a nonce is made for each.
  const language = await getRequestLanguage();
  const { t } = await getWords('pages');
  const policy = (await headers()).get('content-security-policy');
  return (
    <html lang={language} dir={LANGUAGES[language].direction} className={font.variable}>
      <body className="font-sans text-base leading-normal antialiased sm:text-lg">
        <EarlyPresses nonce={findNonce(policy)} />
        <a
          href="#content"
          className="sr-only rounded-lg bg-surface px-4 py-2 font-semibold text-accent focus:not-sr-only focus:absolute focus:top-3 focus:left-3"
        >
          {t('skipToContent')}
        </a>
        {env().isDemo ? <DemoBanner text={t('demo')} /> : null}
        <ApplicantWords language={language}>{children}</ApplicantWords>
      </body>
    </html>
  );
}
