import { expect, test } from 'vitest';
import { createEmbeddedStorageApi } from '../../../lib/server/customer-store/embedded/embedded-storage-api';
import { CREDENTIALS, PORTAL_URL } from '../support/contract-api';
import { readReply, refusal } from '../support/reply';
import { makeEmail, makeTarget } from '../support/sample';

const api = createEmbeddedStorageApi({
  openStore: () => Promise.reject(new Error('Nothing may be opened')),
  portalUrl: PORTAL_URL,
  logFailure: () => 'logged',
});

const request = (user: string, pass: string) =>
  new Request(PORTAL_URL, {
    method: 'POST',
    body: JSON.stringify({ user, pass, service: 'getStatus', target: makeTarget() }),
  });

test.each([
  [CREDENTIALS.user, CREDENTIALS.pass],
  ['undefined', 'undefined'],
  [' ', ' '],
])('without configured credentials nobody is accepted over HTTP: %j, %j', async (user, pass) => {
  const reply = await readReply(await api.handleHttp(request(user, pass)));
  expect(reply).toEqual(refusal(401, 'Either your username or password is incorrect'));
});

test('without configured credentials the portal itself is accepted in process', async () => {
  const answer = await api.services.getStatus(makeEmail());
  expect(answer).toMatchObject({ httpStatus: 503, message: expect.stringContaining('logged') });
});
