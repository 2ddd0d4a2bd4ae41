import { expect, it } from 'vitest';
import * as limits from '@/lib/shared/limits';
import nextConfig from '../../../next.config.mjs';

const base64Length = (byteCount: number) => Math.ceil(byteCount / 3) * 4;
/** Room for the typed details: ten values of 255 characters at up to four bytes each, plus the action's framing. */
const DETAILS_BYTES = 64_000;

const actionBodyBytes = nextConfig.experimental?.serverActions?.bodySizeLimit;

it('lets two images at the limit through one server action', () => {
  expect(actionBodyBytes).toBeGreaterThan(2 * base64Length(limits.SUBMITTED_IMAGE_MAX_BYTES) + DETAILS_BYTES);
});

it('lets the proxy buffer as much as the action takes, since it truncates what is longer', () => {
  expect(nextConfig.experimental?.proxyClientMaxBodySize).toBe(actionBodyBytes);
});

it('lets a prepared image be submitted, and a submitted image be stored', () => {
  expect(limits.PREPARED_IMAGE_MAX_BYTES).toBeLessThan(limits.SUBMITTED_IMAGE_MAX_BYTES);
  expect(limits.SUBMITTED_IMAGE_MAX_BYTES).toBeLessThan(limits.STORED_IMAGE_MAX_BYTES);
  expect(limits.LONG_EDGE_PX ** 2).toBeLessThan(limits.IMAGE_MAX_PIXELS);
});

it('lets two images at the limit through one request of the storage API', () => {
  expect(limits.STORAGE_REQUEST_MAX_BYTES).toBeGreaterThan(
    2 * base64Length(limits.STORED_IMAGE_MAX_BYTES) + DETAILS_BYTES,
  );
});
