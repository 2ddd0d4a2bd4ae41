import { existsSync } from 'node:fs';
import { findFreePort } from '../../setup/free-port';
import { type Child, startChild } from './child';
import { type Engine, type EnginePage, toCall } from './engine';
import { readFaults, watchFaults } from './watch-faults';
import { startSession, type WebDriverSession } from './web-driver';

const MINI_BROWSER_ARGS = ['--automation', '--enable-media-stream=true', '--enable-mock-capture-devices=true'];

/** Where the display of a window system listens. */
const socketOf = (display: number) => `/tmp/.X11-unix/X${display}`;

function findFreeDisplay(): number {
  let display = 90;
  while (existsSync(socketOf(display)) || existsSync(`/tmp/.X${display}-lock`)) display += 1;
  return display;
}

/** A window system that shows nothing. */
async function startDisplay(): Promise<Child & { name: string }> {
  const display = findFreeDisplay();
  const name = `:${display}`;
  const args = [name, '-screen', '0', '1400x1100x24', '-nolisten', 'tcp'];
  return { ...(await startChild('Xvfb', args, {}, () => existsSync(socketOf(display)))), name };
}

async function startDriver(display: string, env: Record<string, string>): Promise<Child & { url: string }> {
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}`;
  const isReady = () =>
    fetch(`${url}/status`).then(
      ({ ok }) => ok,
      () => false,
    );
  const args = [`--port=${port}`];
  // The display is this machine's own memory: no graphics card. Without one, canvases draw black of video in a card's memory.
  const all = { DISPLAY: display, LIBGL_ALWAYS_SOFTWARE: '1', WEBKIT_GST_DISABLE_GL_SINK: '1', ...env };
  return { ...(await startChild('WebKitWebDriver', args, all, isReady)), url };
}

function wrapSession({ send, findElement }: WebDriverSession, close: () => Promise<void>): EnginePage {
  const faults = new Set<string>();
  // A page that a link led to is watched as soon as somebody looks at it.
  const evaluate: EnginePage['evaluate'] = async (run, ...args) => {
    const script = `(${toCall(watchFaults)})();
      return Promise.resolve((${toCall(run)})(...arguments)).then((result) => ({ result, faults: (${toCall(readFaults)})() }))`;
    const answer = await send('POST', 'execute/sync', { script, args });
    const { result, faults: current } = answer as { result: never; faults: string[] };
    for (const fault of current) faults.add(fault);
    return result;
  };
  const lookOnce = () => evaluate(() => true);
  let isOpen = false;
  return {
    open: async (url) => {
      if (isOpen) await lookOnce();
      isOpen = true;
      await send('POST', 'url', { url });
      await lookOnce();
    },
    reload: async () => {
      await lookOnce();
      await send('POST', 'refresh');
      await lookOnce();
    },
    evaluate,
    click: async (selector) => {
      await send('POST', `element/${await findElement(selector)}/click`);
    },
    type: async (selector, text) => {
      await send('POST', `element/${await findElement(selector)}/value`, { text });
    },
    chooseFile: async (selector, path) => {
      await send('POST', `element/${await findElement(selector)}/value`, { text: path });
    },
    screenshot: async () => Buffer.from((await send('GET', 'screenshot')) as string, 'base64'),
    listFaults: async () => {
      await lookOnce();
      return [...faults];
    },
    close,
  };
}

/**
 * Starts WebKitGTK under a window system of its own. Each page is a browser of its own, behind a driver of its own.
 *
 * @param miniBrowser as found by `findWebkit`
 * @param options.args further options of MiniBrowser
 * @param options.env for the browser's processes
 */
export async function startWebkit(
  miniBrowser: string,
  { args = [], env = {} }: { args?: readonly string[]; env?: Record<string, string> } = {},
): Promise<Engine> {
  const display = await startDisplay();
  const capabilities = {
    pageLoadStrategy: 'normal',
    'webkitgtk:browserOptions': { binary: miniBrowser, args: [...MINI_BROWSER_ARGS, ...args] },
  };
  return {
    openPage: async (size = { widthPx: 1280, heightPx: 900 }) => {
      const driver = await startDriver(display.name, env);
      const session = await startSession(driver.url, capabilities);
      await session.send('POST', 'window/rect', { width: size.widthPx, height: size.heightPx });
      return wrapSession(session, async () => {
        await session.end();
        await driver.end();
      });
    },
    close: () => display.end(),
  };
}
