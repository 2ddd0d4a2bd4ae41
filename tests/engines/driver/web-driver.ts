/** A file input or a button, as the driver names it. */
const ELEMENT_KEY = 'element-6066-11e4-a52e-4f735466cecf';

/** A session of a WebDriver: https://www.w3.org/TR/webdriver2/ */
export type WebDriverSession = {
  /** @param path below the session, such as `url` @throws what the driver reports */
  send(method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown): Promise<unknown>;
  /** The driver's name of the first element that a CSS selector finds. @throws if there is none */
  findElement(selector: string): Promise<string>;
  end(): Promise<void>;
};

/** A question that meets a page on its way to another address is never answered. */
const ANSWER_LIMIT_MS = 15_000;

async function call(url: string, method: string, body: unknown): Promise<unknown> {
  const signal = AbortSignal.timeout(ANSWER_LIMIT_MS);
  const response = await fetch(url, { method, signal, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  const { value } = (await response.json()) as { value: unknown };
  if (response.ok) return value;
  const { error, message } = value as { error: string; message: string };
  // WebKit's driver says no more than "unknown error" of much.
  throw new Error(`${error}: ${message} (${method} ${url.split('/').slice(5).join('/')})`);
}

/** Starts a browser through the driver that listens on `driverUrl`. */
export async function startSession(driverUrl: string, capabilities: unknown): Promise<WebDriverSession> {
  const opened = await call(`${driverUrl}/session`, 'POST', { capabilities: { alwaysMatch: capabilities } });
  const sessionUrl = `${driverUrl}/session/${(opened as { sessionId: string }).sessionId}`;
  const send: WebDriverSession['send'] = (method, path, body = method === 'POST' ? {} : undefined) =>
    call(`${sessionUrl}/${path}`, method, body);
  return {
    send,
    findElement: async (selector) => {
      const found = await send('POST', 'element', { using: 'css selector', value: selector });
      return (found as Record<string, string>)[ELEMENT_KEY] ?? '';
    },
    end: async () => {
      await call(sessionUrl, 'DELETE', undefined);
    },
  };
}
