import { createServer, type Server } from 'node:http';
import { isIPv6 } from 'node:net';
import { afterEach, describe, expect, it, test } from 'vitest';
import { findHosts } from '../../../scripts/serve/find-hosts.mjs';
import { listen } from '../../../scripts/serve/listen.mjs';
import { findFreePort } from '../../setup/free-port';

const EVERYWHERE = { hosts: [undefined], isBehindProxies: false };
const LOOPBACK = { hosts: ['127.0.0.1', '::1'], isBehindProxies: true };

describe('the portal listens', () => {
  test.each([{}, { TRUSTED_PROXY_HOPS: '' }, { TRUSTED_PROXY_HOPS: '0' }, { HOST: ' ' }])(
    'everywhere without trusted proxies: %j',
    (environment) => {
      expect(findHosts(environment)).toEqual(EVERYWHERE);
    },
  );

  test.each(['1', ' 2 ', 'one'])('on loopback alone behind trusted proxies: %j', (TRUSTED_PROXY_HOPS) => {
    expect(findHosts({ TRUSTED_PROXY_HOPS })).toEqual(LOOPBACK);
    expect(findHosts({ TRUSTED_PROXY_HOPS, HOST: '' })).toEqual(LOOPBACK);
  });

  test('where HOST says, in any case', () => {
    const here = { hosts: ['0.0.0.0'], isBehindProxies: false };
    expect(findHosts({ HOST: '0.0.0.0' })).toEqual(here);
    expect(findHosts({ HOST: '0.0.0.0', TRUSTED_PROXY_HOPS: '1' })).toEqual(here);
  });
});

describe('listening on several addresses', () => {
  const opened: Server[] = [];
  afterEach(() => {
    for (const server of opened.splice(0)) server.close();
  });
  const makeServer = () => {
    const server = createServer((_request, response) => response.end('here'));
    opened.push(server);
    return server;
  };

  it('answers on each of them', async () => {
    const port = await findFreePort();
    const { addresses } = await listen(LOOPBACK.hosts, port, makeServer);
    expect(addresses[0]).toBe('127.0.0.1');
    for (const address of addresses) {
      const url = `http://${isIPv6(address) ? `[${address}]` : address}:${port}/`;
      expect(await (await fetch(url, { headers: { connection: 'close' } })).text()).toBe('here');
    }
  });

  it('leaves out what this machine does not have, but not the first', async () => {
    const port = await findFreePort();
    // 198.51.100.0/24 is reserved for documentation: nobody has it.
    expect((await listen(['127.0.0.1', '198.51.100.1'], port, makeServer)).addresses).toEqual(['127.0.0.1']);
    await expect(listen(['198.51.100.1'], port, makeServer)).rejects.toMatchObject({ code: 'EADDRNOTAVAIL' });
  });

  it('fails when the port is in use on any of them', async () => {
    const port = await findFreePort();
    await listen(['127.0.0.1'], port, makeServer);
    await expect(listen(['127.0.0.1'], port, makeServer)).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
