import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type PortalServer, startPortal } from './portal-server';

/** Starts a portal that is a demo, with invented customers; `close` removes its data. */
export async function startDemoPortal(): Promise<PortalServer> {
  const folder = await mkdtemp(join(tmpdir(), 'portal-'));
  const demo = await startPortal({ env: { PORTAL_DEMO: 'invented' }, dataDir: join(folder, 'demo-data') });
  const close = async () => {
    await demo.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { ...demo, close };
}

/** The links that sign in, as the demo has printed them so far. Each works once. */
export const listDemoLinks = (demo: PortalServer): string[] => demo.output().match(/http\S+\/staff\/demo\/\S+/g) ?? [];
