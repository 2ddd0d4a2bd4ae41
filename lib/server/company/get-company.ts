import type { Company } from '../../shared/company/company';
import { findSupportContact } from '../../shared/company/support-contact';
import { env } from '../env';
import { findLogos } from './logos';

/** Who runs this portal, as shown on pages and in emails. */
export function getCompany(): Company {
  const { name, supportContact, privacyUrl, purpose, answerTime, retention } = env().company;
  const { light, dark } = findLogos();
  return {
    ...{ name, privacyUrl, purpose, answerTime, retention },
    logo: light && { path: light.path, darkPath: dark?.path },
    supportContact: supportContact === undefined ? undefined : findSupportContact(supportContact),
  };
}
