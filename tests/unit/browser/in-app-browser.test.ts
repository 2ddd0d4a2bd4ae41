import { expect, test } from 'vitest';
import { isInAppBrowser } from '@/lib/browser/camera/in-app-browser';

const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const ANDROID = 'Mozilla/5.0 (Linux; Android 15; Pixel 9';

test.each([
  `${IPHONE} Mobile/15E148 [FBAN/FBIOS;FBAV/480.0.0.30;FBDV/iPhone15,2]`,
  `${IPHONE} Mobile/22B83 Instagram 355.0.0.21 (iPhone15,2; iOS 18_1; en_US)`,
  `${IPHONE} Mobile/15E148 Safari Line/14.16.0`,
  `${IPHONE} Mobile/15E148`,
  `${ANDROID}; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/131.0.0.0 Mobile Safari/537.36`,
  `${ANDROID} Build/AP4A) AppleWebKit/537.36 Chrome/131.0.0.0 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/490.0]`,
])('%s is a browser inside an app', (userAgent) => {
  expect(isInAppBrowser(userAgent)).toBe(true);
});

test.each([
  `${IPHONE} Version/18.1 Mobile/15E148 Safari/604.1`,
  `${IPHONE} CriOS/131.0.6778.73 Mobile/15E148 Safari/604.1`,
  `${ANDROID}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36`,
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:133.0) Gecko/20100101 Firefox/133.0',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15',
])('%s is a browser of its own', (userAgent) => {
  expect(isInAppBrowser(userAgent)).toBe(false);
});
