// Addresses as people type them, and as they are printed: the real ones, and what is wrong with others in words.

import { describe, expect, test } from 'vitest';
import { start } from './program.ts';

describe('an address to listen on', () => {
  test.each([
    ['registry', ['0']],
    ['messenger', ['127.0.0.1:1']],
  ] as const)('of %s: the empty one is refused', async (name, args) => {
    const program = start(name, [...args, '--host', '']);
    expect(await program.ends()).toBe(2);
    expect(program.complaints).toEqual([expect.stringMatching(/host must be a name or an IP address/)]);
  });

  test('is printed as it is: a name resolved, IPv6 in brackets, which are understood too', async () => {
    const named = start('registry', ['0', '--host', 'localhost', '--exec', 'exit']);
    const six = start('registry', ['0', '--host', '[::1]', '--exec', 'exit']);
    expect(await named.ends()).toBe(0);
    expect(named.stderr).toMatch(/^Listening on (?:127\.0\.0\.1|\[::1\]):[1-9]\d*\.$/m);
    if ((await six.ends()) === 0) expect(six.stderr).toMatch(/^Listening on \[::1\]:[1-9]\d*\.$/m);
    else expect(six.stderr).toMatch(/cannot listen on \[::1\]:0: this machine/);
  });

  test.each([
    ['192.0.2.1', /cannot listen on 192\.0\.2\.1:0: this machine does not have that address/],
    ['no.such.host.invalid', /cannot listen on no\.such\.host\.invalid:0: the host is not known/],
  ])('%s that cannot be had is told in words', async (host, said) => {
    const program = start('registry', ['0', '--host', host]);
    expect(await program.ends()).toBe(1);
    expect(program.stderr).toMatch(said);
  });
});

test('messenger localhost 12345: says that it is host:port', async () => {
  const program = start('messenger', ['localhost', '12345']);
  expect(await program.ends()).toBe(2);
  expect(program.complaints).toEqual([
    expect.stringMatching(/must be host:port with a port from 1 to 65535, such as localhost:12345/),
  ]);
});
