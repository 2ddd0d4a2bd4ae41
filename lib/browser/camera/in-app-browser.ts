/**
 * Parts of the user agent that identify apps showing web pages inside themselves: Facebook, Messenger, Instagram, Line,
 * WeChat, TikTok, Snapchat, Pinterest, LinkedIn, X; and `; wv)`, Android's WebView (Chrome for Developers, "User-agent
 * strings"). An iPhone's WebView lacks `Safari/`, which every browser there has.
 */
const APP_MARKS =
  /FBAN|FBAV|FB_IAB|Instagram|\bLine\/|MicroMessenger|BytedanceWebview|musical_ly|TikTok|Snapchat|Pinterest|LinkedInApp|Twitter|; wv\)/i;
const IPHONE_WEB_VIEW = /(iPhone|iPad|iPod)(?!.*Safari\/)/;

/** Whether the page is shown inside another app, which may deny it the camera. */
export function isInAppBrowser(userAgent: string): boolean {
  return APP_MARKS.test(userAgent) || IPHONE_WEB_VIEW.test(userAgent);
}
