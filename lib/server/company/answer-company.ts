import { findLogos } from './logos';
import { findTheme } from './theme';

const FOR_EVER = 'public, max-age=31536000, immutable';
/** An SVG may contain scripts and URLs: when opened on its own, it runs none and fetches nothing. */
const LOGO_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'";

const notFound = () => new Response(null, { status: 404, headers: { 'Cache-Control': 'no-store' } });

/** Answers with the stylesheet for the company's color. Browsers keep it as long as its URL identifies its content. */
export function answerTheme(url: URL): Response {
  const theme = findTheme();
  if (!theme) return notFound();
  const isNamed = url.searchParams.get('v') === theme.version;
  return new Response(theme.css, {
    headers: { 'Content-Type': 'text/css; charset=utf-8', 'Cache-Control': isNamed ? FOR_EVER : 'no-cache' },
  });
}

/** Answers with the logo whose content the URL identifies. */
export function answerLogo(url: URL): Response {
  const { light, dark } = findLogos();
  const logo = [light, dark].find((one) => one?.path === url.pathname);
  if (!logo) return notFound();
  return new Response(new Uint8Array(logo.bytes), {
    headers: {
      'Content-Type': logo.mediaType === 'image/svg+xml' ? `${logo.mediaType}; charset=utf-8` : logo.mediaType,
      'Cache-Control': FOR_EVER,
      'Content-Security-Policy': LOGO_POLICY,
    },
  });
}
