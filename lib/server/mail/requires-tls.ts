import { isLoopbackHost } from '../secure-url';

/** With one of these in its query, SMTP_URL says itself whether the connection must be encrypted. */
const OWN_WORDS = ['requireTLS', 'ignoreTLS', 'opportunisticTLS'];

/**
 * Whether mail may only be handed over once the connection is encrypted (STARTTLS): always, except on this machine, or
 * where SMTP_URL says otherwise, such as `smtp://mail.example.com?requireTLS=false`.
 *
 * @param url an smtp:// or smtps:// address; smtps:// is encrypted from the start
 */
export function requiresTls(url: string): boolean {
  const { hostname, searchParams } = new URL(url);
  return !isLoopbackHost(hostname) && !OWN_WORDS.some((name) => searchParams.has(name));
}
