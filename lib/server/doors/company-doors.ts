import { answerLogo, answerTheme } from '../company/answer-company';
import { answerSecurityText } from '../company/security-text';
import { openRoute } from '../door/public-doors';

/** The stylesheet for the company's color: every page requests it, if one is configured. */
export const companyThemeDoor = openRoute({
  name: 'company-theme',
  work: async (request) => answerTheme(new URL(request.url)),
});

/** The company's logos, each at a URL that identifies its content. */
export const companyLogoDoor = openRoute({
  name: 'company-logo',
  work: async (request) => answerLogo(new URL(request.url)),
});

/** Where people who found a weakness report it (RFC 9116). */
export const securityTextDoor = openRoute({
  name: 'security-text',
  work: async () => answerSecurityText(Date.now()),
});
