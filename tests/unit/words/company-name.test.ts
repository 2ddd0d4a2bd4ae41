import { createElement, type ComponentProps as PropsOf, type ReactNode } from 'react';
import { renderToString } from 'react-dom/server';
import { expect, it } from 'vitest';
import { CompanyProvider } from '@/components/company/company-context';
import { CompanyPage } from '@/components/company/company-page';
import { ConsentText } from '@/components/company/consent-text';
import { WordsProvider } from '@/components/words/use-words';
import { type Company, UNNAMED_COMPANY } from '@/lib/shared/company/company';
import { loadWords } from '@/lib/shared/words/load-words';

const ACME: Company = {
  ...UNNAMED_COMPANY,
  name: 'Acme & Sons',
  logo: { path: '/company/logo/1', darkPath: undefined },
  supportContact: { text: 'help@acme.example', href: 'mailto:help@acme.example' },
  privacyUrl: 'https://acme.example/privacy',
};

async function render(
  company: Company,
  page: ReactNode = createElement(CompanyPage, {} as PropsOf<typeof CompanyPage>),
) {
  const words = await loadWords('en', company.name);
  const inWords = createElement(WordsProvider, { words } as PropsOf<typeof WordsProvider>, page);
  return renderToString(createElement(CompanyProvider, { company } as PropsOf<typeof CompanyProvider>, inWords));
}

it('sentences name the company, or say whom they mean where it has no name', async () => {
  const named = (await loadWords('en', 'Acme & Sons')).of('result').t('failed.problems.link-ended');
  expect(named).toContain('Ask Acme & Sons for a new one.');
  const unnamed = (await loadWords('en')).of('result').t('failed.problems.link-ended');
  expect(unnamed).toContain('Ask the company that sent you here for a new one.');
  const odd = '$t(pages:crash.title) {{company}}';
  expect((await loadWords('en', odd)).of('pages').t('footer')).toContain(odd);
});

it('a page shows the logo by its name, where to get help, and the privacy notice', async () => {
  const html = await render(ACME);
  expect(html).toContain('src="/company/logo/1" alt="Acme &amp; Sons"');
  expect(html).toContain('href="mailto:help@acme.example"');
  expect(html).toContain('href="https://acme.example/privacy"');
  expect(html).not.toContain('prefers-color-scheme');
  const logo = { path: '/company/logo/1', darkPath: '/company/logo/2' };
  expect(await render({ ...ACME, logo })).toContain('media="(prefers-color-scheme: dark)" srcSet="/company/logo/2"');
});

it('a page without a company has a name all the same, and no empty footer', async () => {
  const html = await render(UNNAMED_COMPANY);
  expect(html).toContain('Customer onboarding');
  expect(html).toContain('src="/icon.svg" alt=""');
  expect(html).not.toContain('<footer');
});

it('a text of consent says its language, and a long one scrolls and can be reached by keyboard', async () => {
  const show = (text: string) =>
    render(ACME, createElement(ConsentText, { consent: { version: '1', language: 'es', text } }));
  expect(await show('Acepto.\n\nTodo.')).toMatch(/^<div lang="es".*<p[^>]*>Acepto\.<\/p><p[^>]*>Todo\.<\/p><\/div>$/);
  expect(await show('Acepto. '.repeat(200))).toMatch(
    /^<section aria-label="What you agree to" lang="es" tabindex="0"/i,
  );
});
