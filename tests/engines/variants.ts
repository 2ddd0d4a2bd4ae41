import type { Engine } from './driver/engine';
import { startFirefox } from './driver/firefox';
import { type Found, findFirefox, findWebkit } from './driver/programs';
import { startWebkit } from './driver/webkit';
import type { Limits } from './journeys/journey';

/** A way a browser may be set up. */
export type Variant = { name: string; start(program: string): Promise<Engine>; limits: Limits };

export type EngineKind = {
  name: string;
  /** The program, or which ones this machine lacks. */
  find(): Found;
  variants: readonly Variant[];
};

const firefox = (name: string, preferences: Record<string, boolean | number>, limits: Limits = {}): Variant => ({
  name,
  start: (program) => startFirefox(program, preferences),
  limits,
});

const webkit = (name: string, options: Parameters<typeof startWebkit>[1], limits: Limits = {}): Variant => ({
  name,
  start: (program) => startWebkit(program, options),
  limits,
});

/** What a browser takes whose canvases return noise: the person's own JPEG or PNG, within the limits of the server. */
const NOT_WITHOUT_CANVAS = [
  ...['front.webp', 'front.gif', 'front.bmp', 'os2.bmp', 'front.avif', 'front.heic', 'photo-48mp.jpg', 'scan.pdf'],
];

/** The first variant of each is the browser as it comes. */
export const ENGINES: readonly EngineKind[] = [
  {
    name: 'Firefox',
    find: findFirefox,
    variants: [
      firefox('as it comes', {}),
      firefox('private window', { 'browser.privatebrowsing.autostart': true }),
      firefox(
        'resistFingerprinting',
        { 'privacy.resistFingerprinting': true },
        { refusedFiles: NOT_WITHOUT_CANVAS, hasNoCanvas: true },
      ),
      firefox('cookies refused', { 'network.cookie.cookieBehavior': 2 }, { hasNoStorage: true }),
      firefox('WebAssembly off', { 'javascript.options.wasm': false }, { refusedFiles: ['front.heic'] }),
    ],
  },
  {
    name: 'WebKitGTK',
    find: findWebkit,
    variants: [
      webkit('as it comes', {}),
      webkit('private', { args: ['--private'] }),
      webkit(
        'OffscreenCanvas off',
        { args: ['--features=-OffscreenCanvas,-OffscreenCanvasInWorkers'] },
        { refusedFiles: ['scan.pdf'] },
      ),
      webkit('JIT off', { env: { JSC_useJIT: '0' } }),
    ],
  },
];
