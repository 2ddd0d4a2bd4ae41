import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * Expects that the page, or one part of it, breaks no accessibility rule in its current state.
 *
 * @param moreRules of axe, for what goes beyond WCAG 2.2 AA
 */
export async function expectAccessible(page: Page, part?: string, moreRules: string[] = []): Promise<void> {
  // Legacy mode only differs for frames of other origins, which no page has; the other mode opens a tab for each check.
  const builder = new AxeBuilder({ page })
    .options({
      resultTypes: ['violations'],
      rules: Object.fromEntries(moreRules.map((rule) => [rule, { enabled: true }])),
    })
    .withTags(RULES)
    .setLegacyMode();
  const { violations } = await (part ? builder.include(part) : builder).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([]);
}
