import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatAddress, parseAddress, sameAddress } from '../../src/overlay/address.ts';

test.each([
  { text: '127.0.0.1:5001', host: '127.0.0.1', port: 5001 },
  { text: 'localhost:1', host: 'localhost', port: 1 },
  { text: '[::]:65535', host: '::', port: 65535 },
  { text: '[fe80::1%lo]:80', host: 'fe80::1%lo', port: 80 },
  { text: ':5001', host: '', port: 5001 },
])('$text', ({ text, host, port }) => {
  expect(parseAddress(text)).toEqual({ host, port });
  expect(formatAddress({ host, port })).toBe(text);
});

test.each([
  '',
  '5001',
  'host',
  'host:',
  'host:0',
  'host:65536',
  'host:-1',
  'host:1x',
  '::1:80',
  'a:b:80',
  '[::1:80',
])('no address: "%s"', (text) => {
  expect(parseAddress(text)).toBeUndefined();
});

test('any text is an address or is not, and never throws', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.nat({ max: 70_000 }), (host, port) => {
      const parsed = parseAddress(`${host}:${port}`);
      if (parsed === undefined) return;
      expect(parsed.port).toBe(port);
      expect(parseAddress(formatAddress(parsed))).toEqual(parsed);
    }),
    { numRuns: 2000 },
  );
});

test('the same address is the same host, as text, and port', () => {
  const a = { host: '127.0.0.1', port: 1 };
  expect(sameAddress(a, { ...a })).toBe(true);
  expect(sameAddress(a, { ...a, port: 2 })).toBe(false);
  expect(sameAddress(a, { ...a, host: 'localhost' })).toBe(false);
});
