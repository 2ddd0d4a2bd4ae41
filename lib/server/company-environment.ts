import { findColor } from '../shared/company/color';
import { TEXT_CONTRAST } from '../shared/company/contrast';
import { findContrastProblem } from '../shared/company/shades';
import { findSupportContact, isHttpsAddress } from '../shared/company/support-contact';
import { hasDirectionControl } from '../shared/customer/plain-text';
import { type FileProblem, readConsentFile, readLogoFile } from './company-files';

const TEXT_NAMES = ['COMPANY_NAME', 'COMPANY_PURPOSE', 'COMPANY_ANSWER_TIME', 'RETENTION'] as const;
/** Longer names and sentences do not fit in a title or on one line. */
const MAX_CHARACTERS = { COMPANY_NAME: 60, COMPANY_PURPOSE: 300, COMPANY_ANSWER_TIME: 60, RETENTION: 150 };
/** Control characters, line endings among them. */
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}]/u;

type CompanyValues = Partial<
  Record<
    | (typeof TEXT_NAMES)[number]
    | 'COMPANY_LOGO'
    | 'COMPANY_LOGO_DARK'
    | 'COMPANY_COLOR'
    | 'SUPPORT_CONTACT'
    | 'SECURITY_CONTACT'
    | 'PRIVACY_URL'
    | 'CONSENT_FILE',
    string | undefined
  >
>;

function listTextProblems(values: CompanyValues): string[] {
  return TEXT_NAMES.flatMap((name) => {
    const text = values[name] ?? '';
    const max = MAX_CHARACTERS[name];
    if (text.length > max) return [`${name} must have at most ${max} characters`];
    return UNPRINTABLE.test(text) || hasDirectionControl(text) ? [`${name} must be one line of plain text`] : [];
  });
}

function listColorProblems(text: string | undefined): string[] {
  if (text === undefined) return [];
  const color = findColor(text);
  if (!color) return ['COMPANY_COLOR must be a color like 0b5d46 (six hexadecimal digits)'];
  const problem = findContrastProblem(color);
  if (!problem) return [];
  // Rounded down: 4.49 is not 4.5.
  const contrast = (Math.floor(problem.contrast * 10) / 10).toFixed(1);
  return [
    `COMPANY_COLOR has a contrast of ${contrast}:1 with the light pages, and text needs ${TEXT_CONTRAST}:1. Choose a darker ` +
      `shade, such as ${problem.darkerShade.slice(1)} (in the dark the portal makes a lighter one itself)`,
  ];
}

function listFileProblems(
  name: string,
  path: string | undefined,
  read: (path: string) => FileProblem | object,
): string[] {
  if (path === undefined) return [];
  const file = read(path);
  return 'problem' in file ? [`${name} ${file.problem}`] : [];
}

/**
 * What is wrong with the variables that say who runs the portal: one sentence each, without values. It reads the files.
 */
export function listCompanyProblems(values: CompanyValues): string[] {
  const { COMPANY_LOGO, COMPANY_LOGO_DARK, PRIVACY_URL } = values;
  const problems = [...listTextProblems(values), ...listColorProblems(values.COMPANY_COLOR)];
  // The name serves as the logo's alternative text for people who cannot see it.
  if (COMPANY_LOGO && !values.COMPANY_NAME) problems.push('COMPANY_LOGO needs COMPANY_NAME');
  if (COMPANY_LOGO_DARK && !COMPANY_LOGO) problems.push('COMPANY_LOGO_DARK needs COMPANY_LOGO');
  for (const name of ['SUPPORT_CONTACT', 'SECURITY_CONTACT'] as const) {
    const contact = values[name];
    if (contact !== undefined && !findSupportContact(contact)) {
      problems.push(`${name} must be an email address, a phone number or an https:// address`);
    }
  }
  if (PRIVACY_URL !== undefined && !isHttpsAddress(PRIVACY_URL)) {
    problems.push('PRIVACY_URL must be an https:// address');
  }
  return [
    ...problems,
    ...listFileProblems('COMPANY_LOGO', COMPANY_LOGO, readLogoFile),
    ...listFileProblems('COMPANY_LOGO_DARK', COMPANY_LOGO_DARK, readLogoFile),
    ...listFileProblems('CONSENT_FILE', values.CONSENT_FILE, readConsentFile),
  ];
}
