import { setTimeout as sleep } from 'node:timers/promises';
import { startVendorServer, type VendorServer } from '../mocks/vendor-server';
import { startMailServer } from '../setup/mail-server';
import { type PortalServer, startPortal } from '../setup/portal-server';
import { type StallingProxy, startStallingProxy } from '../setup/stalling-proxy';

/** One instance, which may be down at the moment. */
export type Instance = {
  /** Undefined while it is down. */
  url(): string | undefined;
  pid(): number;
  start(): Promise<void>;
  /** Asks it to stop. */
  stop(): Promise<void>;
  kill(): Promise<void>;
  /** Everything that all its processes have printed. */
  output(): string;
};

/** Something that is out of order for a while. */
export type Outage = { begin(): Promise<unknown> | unknown; end(): Promise<unknown> | unknown };

/** Everything around the portals: what they call, and how each of it fails. */
export type TestBed = {
  title: string;
  instances: readonly [Instance, ...Instance[]];
  vendor: VendorServer;
  mail: Awaited<ReturnType<typeof startMailServer>>;
  outages: Record<string, Outage>;
  /** Runs a statement on the database, past everything that is out of order. */
  run(statement: string): Promise<Record<string, unknown>[]>;
  close(): Promise<void>;
};

function createInstance(env: Record<string, string>, dataDir: string): Instance {
  let portal: PortalServer | undefined;
  const started: PortalServer[] = [];
  /** Nobody is sent to one that stops: a load balancer would not do that either. */
  const take = () => {
    const taken = portal;
    portal = undefined;
    return taken;
  };
  return {
    url: () => portal?.url,
    pid: () => portal?.pid ?? 0,
    start: async () => {
      portal = await startPortal({ env, dataDir });
      started.push(portal);
    },
    stop: async () => {
      await take()?.stop();
    },
    kill: async () => {
      await take()?.kill();
    },
    output: () => started.map((one) => one.output()).join('\n'),
  };
}

const ofProxy = ({ stallAll, cut, resume }: StallingProxy) => ({
  cut: { begin: cut, end: resume },
  paused: { begin: stallAll, end: resume },
});

/** Kills, stops and pauses that every instance has to survive. */
function makeInstanceOutages(instances: readonly Instance[], pick: () => number): Record<string, Outage> {
  let chosen = instances[0];
  const choose = () => {
    chosen = instances[pick() % instances.length];
    return chosen;
  };
  const start = () => chosen?.start();
  return {
    'portal killed': { begin: () => choose()?.kill(), end: start },
    'portal stopped': { begin: () => choose()?.stop(), end: start },
    'portal paused': {
      begin: () => process.kill(choose()?.pid() ?? 0, 'SIGSTOP'),
      end: () => process.kill(chosen?.pid() ?? 0, 'SIGCONT'),
    },
  };
}

/** SMTP: not enough storage, and a local error, both for now. */
const MAIL_FULL = 452;
const MAIL_READ_ONLY = 451;

type Setting = {
  title: string;
  /** A folder for each instance. */
  dataDirs: readonly string[];
  env: Record<string, string>;
  databaseOutages(instances: readonly Instance[]): Record<string, Outage>;
  run: TestBed['run'];
  close(): Promise<void>;
  pick(): number;
};

/** Starts a storage API and a mail server, each behind a proxy that can fail, and the portals that call them. */
export async function startTestBed({
  title,
  dataDirs,
  env,
  databaseOutages,
  run,
  close,
  pick,
}: Setting): Promise<TestBed> {
  const vendor = await startVendorServer();
  const mail = await startMailServer();
  const vendorUrl = new URL(vendor.url);
  const vendorProxy = await startStallingProxy(Number(vendorUrl.port));
  const mailProxy = await startStallingProxy(mail.port);
  vendorUrl.port = String(vendorProxy.port);
  const all = {
    ...env,
    STORAGE_API_URL: vendorUrl.href,
    STORAGE_API_USER: vendor.user,
    STORAGE_API_PASS: vendor.pass,
    SMTP_URL: `smtp://127.0.0.1:${mailProxy.port}`,
    SMTP_FROM: 'portal@company.example.com',
    TRUSTED_PROXY_HOPS: '1',
  };
  const instances = dataDirs.map((dataDir) => createInstance(all, dataDir));
  const [first, ...others] = instances;
  if (!first) throw new Error('There is no folder for an instance');
  for (const instance of instances) await instance.start();
  const ofVendor = ofProxy(vendorProxy);
  const ofMail = ofProxy(mailProxy);
  const outages: Record<string, Outage> = {
    ...makeInstanceOutages(instances, pick),
    ...databaseOutages(instances),
    'storage API cut': ofVendor.cut,
    'storage API paused': ofVendor.paused,
    'mail server cut': ofMail.cut,
    'mail server paused': ofMail.paused,
    'mail server full': { begin: () => mail.refuseWith(MAIL_FULL), end: () => mail.refuseWith(undefined) },
    'mail server read-only': { begin: () => mail.refuseWith(MAIL_READ_ONLY), end: () => mail.refuseWith(undefined) },
  };
  return {
    ...{ title, instances: [first, ...others], vendor, mail, outages, run },
    close: async () => {
      for (const instance of instances) await instance.kill();
      await Promise.all([vendorProxy.close(), mailProxy.close(), vendor.close()]);
      await Promise.race([mail.close(), sleep(1_000)]);
      await close();
    },
  };
}
