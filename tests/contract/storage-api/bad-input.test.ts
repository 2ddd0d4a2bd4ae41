import { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { STORAGE_API_PATH } from '../../../lib/shared/contract/request';
import { CREDENTIALS, type RawRequest } from '../support/contract-api';
import { describeContract } from '../support/describe-contract';
import { refusal, success } from '../support/reply';
import { FRONT, makeEmail, makeTarget } from '../support/sample';

const MEGABYTE = 1_000_000;
const NOT_AN_OBJECT = refusal(400, 'The request must be one JSON object, encoded in UTF-8');
const TOO_MANY = refusal(400, 'The request holds too many values');

/** A body that arrives in chunks, with no length announced. */
function stream(byteCount: number): RawRequest {
  const piece = new Uint8Array(MEGABYTE).fill(0x20);
  let sent = 0;
  const body = new ReadableStream({
    pull(controller) {
      if (sent >= byteCount) return controller.close();
      sent += piece.length;
      controller.enqueue(piece);
    },
  });
  return { method: 'POST', body, duplex: 'half' };
}

const wrap = (content: string) =>
  `${JSON.stringify({ ...CREDENTIALS, service: 'getStatus' }).slice(0, -1)},${content}}`;

describeContract('Bad input', (api) => {
  const sendText = (body: string | Uint8Array<ArrayBuffer>) => api().sendRaw({ method: 'POST', body });

  test('of broken UTF-8 is refused', async () => {
    const text = Buffer.from(JSON.stringify({ ...CREDENTIALS, service: 'getStatus', target: { email: 'é' } }));
    const position = text.indexOf('é');
    for (const bytes of [
      [0xff, 0xfe],
      [0xc3, 0x22],
      [0xed, 0xa0],
      [0xc0, 0x80],
    ]) {
      const broken = new Uint8Array(text);
      broken.set(bytes, position);
      expect(await sendText(broken)).toEqual(NOT_AN_OBJECT);
    }
    expect(await sendText(new Uint8Array([0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00]))).toEqual(NOT_AN_OBJECT);
  });

  test('of a key that comes twice counts the last', async () => {
    const [first, second] = [makeEmail(), makeEmail()];
    await api().call('createOrUpdateCustomer', makeTarget({ email: second }));
    const reply = await sendText(
      wrap(`"target":{"email":"${first}"},"target":{"email":"${first}","email":"${second}"}`),
    );
    expect(reply).toEqual(success({ target: expect.objectContaining({ email: second }) }));
  });

  test('of prototype keys is ignored and touches nothing', async () => {
    const email = makeEmail();
    const hostile = '"__proto__":{"polluted":true,"status":"PASS"},"constructor":{"prototype":{"polluted":true}}';
    const target = `"target":{"email":"${email}","documents":{"front":"${FRONT}",${hostile}},${hostile}}`;
    const reply = await sendText(wrap(`${target},${hostile},"service":"createOrUpdateCustomer"`));
    expect(reply).toEqual(success({ status: 'PENDING', target: { email } }));
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
    const inherited = await sendText(wrap(`"target":{"__proto__":{"email":"${email}"}}`));
    expect(inherited).toEqual(refusal(400, 'Missing a required input'));
  });

  test.each([50_000, 10_000_000])('of %d nested arrays is refused', async (depth) => {
    const nested = '['.repeat(depth) + ']'.repeat(depth);
    expect((await sendText(nested)).status).toBe(400);
    expect(await sendText(wrap(`"target":${nested}`))).toEqual(depth > 100_000 ? TOO_MANY : refusal(400));
    expect((await sendText(`{"a":${'['.repeat(depth)}`)).status).toBe(400);
  });

  test('of millions of values is refused without parsing them', async () => {
    for (const value of ['{},', '0,', '"",', '"\\"",', '[],']) {
      const many = value.repeat(Math.floor((20 * MEGABYTE) / value.length));
      expect(await sendText(wrap(`"x":[${many}0]`))).toEqual(TOO_MANY);
    }
  });

  test('of huge numbers is ignored or refused', async () => {
    const { email } = makeTarget();
    await api().call('createOrUpdateCustomer', makeTarget({ email }));
    const huge = `1e999,"y":-1e999,"z":${'9'.repeat(100_000)}`;
    expect(await sendText(wrap(`"target":{"email":"${email}"},"x":${huge}`))).toEqual(success());
    const asName = wrap(
      `"service":"createOrUpdateCustomer","target":{"email":"${email}","documents":{"front":"${FRONT}"},"fn":1e999}`,
    );
    expect(await sendText(asName)).toEqual(refusal(400, 'target.fn must be a string'));
  });

  test('of 100 MB is refused, announced or not, in flat memory', async () => {
    const announced: RawRequest = { ...stream(100 * MEGABYTE), headers: { 'content-length': String(100 * MEGABYTE) } };
    const before = process.memoryUsage().rss;
    for (let round = 0; round < 3; round += 1) {
      expect(await api().sendRaw(stream(100 * MEGABYTE))).toEqual(refusal(413, 'The request is larger than 28 MB'));
    }
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * MEGABYTE);
    expect(await api().sendRaw(announced)).toEqual(refusal(413));
    expect(await api().call('getStatus', { email: makeEmail() })).toEqual(refusal(404));
  });

  test('leaves no failure behind', () => {
    expect(api().failures).toEqual([]);
  });
});

describeContract(
  'Over HTTP',
  (api) => {
    test('HEAD is answered without a body', async () => {
      const response = await fetch(api().url ?? '', { method: 'HEAD' });
      expect([response.status, response.headers.get('allow'), await response.text()]).toEqual([405, 'POST', '']);
    });

    test('a request that breaks off leaves the API working', async () => {
      const { hostname, port } = new URL(api().url ?? '');
      const socket = new Socket();
      await new Promise<void>((resolve) => socket.connect(Number(port), hostname, resolve));
      const head = `POST ${STORAGE_API_PATH} HTTP/1.1\r\nHost: ${hostname}\r\nContent-Length: 1000\r\n\r\n{"user":`;
      await new Promise<void>((resolve) => socket.write(head, () => resolve()));
      socket.destroy();
      expect(await api().call('getStatus', { email: makeEmail() })).toEqual(refusal(404));
      expect(api().failures).toEqual([]);
    });
  },
  [{ kind: 'sqlite', transport: 'over HTTP' }],
);
