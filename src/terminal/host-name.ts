// The name or address of a host that a person typed.

import { InvalidArgumentError } from 'commander';
import type { Kind } from './kinds.ts';

/** Without the brackets that an IPv6 address may have; the empty text, which would mean all addresses, is refused. */
export const hostName: Kind<string> = {
  parse(text) {
    const host = /^\[(.*)\]$/.exec(text)?.[1] ?? text;
    if (/^[^\s[\]/]+$/.test(host)) return host;
    throw new InvalidArgumentError('host must be a name or an IP address; 0.0.0.0 and :: mean all.');
  },
  print: (host) => host,
};
