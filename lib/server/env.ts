/** What the environment configures, with defaults applied. */
export type Env = {
  portalUrl: string;
  dataDir: string;
  databaseUrl: string | undefined;
  documentKeys: string | undefined;
  storageApi: { url: string | undefined; user: string | undefined; pass: string | undefined };
  trustedProxyHops: number;
};

const textOrUndefined = (value: string | undefined) => (value === undefined || value.trim() === '' ? undefined : value);

/** Reads the environment: the only place that does. */
export function env(): Env {
  const { PORT, PORTAL_URL, DATA_DIR, DATABASE_URL, DOCUMENT_KEYS, TRUSTED_PROXY_HOPS } = process.env;
  const { STORAGE_API_URL, STORAGE_API_USER, STORAGE_API_PASS } = process.env;
  return {
    portalUrl: textOrUndefined(PORTAL_URL) ?? `http://localhost:${PORT ?? 3000}`,
    dataDir: textOrUndefined(DATA_DIR) ?? 'data',
    databaseUrl: textOrUndefined(DATABASE_URL),
    documentKeys: textOrUndefined(DOCUMENT_KEYS),
    storageApi: {
      url: textOrUndefined(STORAGE_API_URL),
      user: textOrUndefined(STORAGE_API_USER),
      pass: textOrUndefined(STORAGE_API_PASS),
    },
    trustedProxyHops: Number(TRUSTED_PROXY_HOPS ?? 0),
  };
}
