import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { startPortal } from '../../setup/portal-server';

type Actions = Record<string, { exportedName: string }>;

function findActionId(name: string): string {
  const { node } = JSON.parse(readFileSync('.next/server/server-reference-manifest.json', 'utf8')) as { node: Actions };
  return Object.entries(node).find(([, { exportedName }]) => exportedName === name)?.[0] ?? '';
}

test('an action that cannot be read is refused, and no error of ours', async () => {
  const portal = await startPortal();
  try {
    const own = { 'next-action': findActionId('submitAsApplicant'), origin: portal.url };
    const torn = '--x\r\nContent-Disposition: form-data; name="0"\r\n\r\n["$K1"]\r\n--x';
    const form = { 'content-type': 'multipart/form-data; boundary=x' };
    const calls: [string, Record<string, string>, string][] = [
      ['an argument that refers to a missing one', own, '["$h1"]'],
      ['no JSON', own, '[{"a":'],
      ['a torn form', { ...own, ...form }, torn],
      ['a torn form without scripts', { origin: portal.url, ...form }, `${torn.replace('"0"', '"$ACTION_REF_1"')}`],
      ['a foreign origin', { ...own, origin: 'https://elsewhere.example' }, '[]'],
    ];
    for (const [what, headers, body] of calls) {
      const answer = await fetch(`${portal.url}/check`, { method: 'POST', headers, body });
      const text = await answer.text();
      expect({ what, status: answer.status, text }).toEqual({ what, status: 400, text: '400 Bad Request\n' });
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    }
    expect(portal.output()).not.toContain('unexpected error');
    expect(portal.output()).toContain('a call to an action could not be read');
    const read = await fetch(`${portal.url}/check`, { method: 'POST', headers: own, body: '[{}]' });
    expect(read.status).toBe(200);
    expect(await read.text()).toContain('not-sent');
  } finally {
    await portal.close();
  }
});
