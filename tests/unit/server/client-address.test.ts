import { describe, expect, test } from 'vitest';
import { getClientAddress } from '@/lib/server/http/client-address';

const addressOf = (forwardedFor: string | undefined, hops = 0) =>
  getClientAddress(new Headers(forwardedFor === undefined ? {} : { 'x-forwarded-for': forwardedFor }), hops);

describe('the client address', () => {
  test('without a proxy is the address of the connection, whatever the client claims', () => {
    expect(addressOf('198.51.100.7')).toBe('198.51.100.7');
    expect(addressOf('203.0.113.1, 203.0.113.2, 198.51.100.7')).toBe('198.51.100.7');
  });

  test('behind trusted proxies is what the outermost of them saw', () => {
    expect(addressOf('203.0.113.66, 198.51.100.7, 10.0.0.1', 1)).toBe('198.51.100.7');
    expect(addressOf('203.0.113.66, 198.51.100.7, 10.0.0.2, 10.0.0.1', 2)).toBe('198.51.100.7');
  });

  test('is the leftmost when there are fewer entries than proxies', () => {
    expect(addressOf('198.51.100.7, 10.0.0.1', 5)).toBe('198.51.100.7');
    expect(addressOf('198.51.100.7', 1)).toBe('198.51.100.7');
  });

  test.each(['::ffff:198.51.100.7', '::FFFF:c633:6407', '0:0:0:0:0:ffff:198.51.100.7'])(
    'is IPv4 when IPv4 is mapped into IPv6: %s',
    (address) => {
      expect(addressOf(address)).toBe('198.51.100.7');
    },
  );

  test('is the same for all addresses of one IPv6 /64', () => {
    const bucket = '2001:db8:0:1::/64';
    expect(addressOf('2001:db8:0:1::1')).toBe(bucket);
    expect(addressOf('2001:0DB8:0000:0001:ffff:ffff:ffff:ffff')).toBe(bucket);
    expect(addressOf('2001:db8:0:1:2:3:192.0.2.1')).toBe(bucket);
    expect(addressOf('2001:db8:0:2::1')).not.toBe(bucket);
    expect(addressOf('::1')).toBe('0:0:0:0::/64');
    expect(addressOf('fe80::1%eth0')).toBe('fe80:0:0:0::/64');
  });

  test('is found when a proxy writes the port too', () => {
    expect(addressOf('198.51.100.7:50123')).toBe('198.51.100.7');
    expect(addressOf('[2001:db8:0:1::1]:50123')).toBe('2001:db8:0:1::/64');
  });

  test.each([undefined, '', ',', 'unknown', '_hidden', '999.1.1.1', '1.2.3', '198.51.100.7, ', '::1::2', '<script>'])(
    'is unknown for %j',
    (forwardedFor) => {
      expect(addressOf(forwardedFor)).toBe('unknown');
    },
  );
});
