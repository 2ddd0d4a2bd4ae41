import type { Metadata, Viewport } from 'next';
import localFont from 'next/font/local';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { DemoBanner } from '@/components/ui/demo-banner';
import { MessagesProvider } from '@/components/ui/messages-provider';
import { env } from '@/lib/server/env';
import { LANGUAGE } from '@/lib/shared/words/messages';
import { serverMessages } from '@/lib/shared/words/server-messages';
import './globals.css';

/** Made for legibility: 0 and O, 1, l and I are told apart at a glance, which names and numbers need. */
const font = localFont({
  src: '../node_modules/@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2',
  weight: '200 800',
  variable: '--font-portal',
  display: 'swap',
});

const { t } = serverMessages;

export const metadata: Metadata = {
  title: { default: t('productName'), template: `%s – ${t('productName')}` },
  robots: { index: false, follow: false },
  // Phones would turn reference numbers into links.
  formatDetection: { telephone: false, email: false, address: false },
};

export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' };

export default async function RootLayout({ children }: { children: ReactNode }) {
  // A nonce is made for each request, so every page renders for each request.
  await headers();
  return (
    <html lang={LANGUAGE} className={font.variable}>
      <body className="font-sans text-base leading-normal antialiased sm:text-lg">
        <a
          href="#content"
          className="sr-only rounded-lg bg-surface px-4 py-2 font-semibold text-accent focus:not-sr-only focus:absolute focus:top-3 focus:left-3"
        >
          {t('skipToContent')}
        </a>
        {env().isDemo ? <DemoBanner text={t('demo')} /> : null}
        <MessagesProvider>{children}</MessagesProvider>
      </body>
    </html>
  );
}
