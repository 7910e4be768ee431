// Who may register, and who may deregister whom: an address is believed only of those who connect from it.

import { type Address, formatAddress, parseAddress } from '../overlay/address.ts';
import type { Link } from '../overlay/node.ts';
import type { Member, Members } from './members.ts';

/** The address that a registration is for, given where it came from; what is wrong with it, where it cannot be that. */
export function registeredAddress(text: string, host: string): Address | string {
  const given = parseAddress(text);
  if (given === undefined) return `"${text}" is not host:port with a port of 1 to 65535`;
  const address = { host: isUnspecific(given.host) ? host : given.host, port: given.port };
  if (address.host === host) return address;
  return `you register ${formatAddress(address)} but connect from ${host}; register the address that you connect from`;
}

/** Why that address cannot be registered on that link; undefined: it can. */
export function whyNotRegister(link: Link, address: Address, members: Members): string | undefined {
  const own = members.byHome(link);
  if (own !== undefined) return `this connection has registered node ${own.id} already`;
  const same = members.byAddress(address);
  if (same !== undefined) return `${formatAddress(address)} is registered already, as node ${same.id}`;
  if (members.size < members.capacity) return undefined;
  return `all ${members.capacity} IDs are taken; a registry with more has --id-bits`;
}

/** Why whoever speaks on that link, from that host, may not deregister the node with that ID; undefined: it may. */
export function whyNotDeregister(
  link: Link,
  host: string,
  text: string,
  id: number,
  member: Member | undefined,
): string | undefined {
  if (member === undefined) return `no node ${id} is registered`;
  const isHome = member.home === link;
  if (member.program.declared && !isHome) return `node ${id} registered on another connection`;
  if (member.address.host !== host) return `node ${id} is not at ${host}, where you connect from`;
  const given = parseAddress(text);
  if (given === undefined) return isHome ? undefined : `"${text}" is not host:port`;
  const isThere = given.port === member.address.port && (isUnspecific(given.host) || given.host === host);
  return isThere ? undefined : `node ${id} is not at ${formatAddress(given)}`;
}

/** Hosts that mean 'here', and names, which are not looked up: the address that the node connects from is meant. */
function isUnspecific(host: string): boolean {
  const isLiteral = /^\d+\.\d+\.\d+\.\d+$/.test(host) || host.includes(':');
  return !isLiteral || host === '0.0.0.0' || host === '::' || host === '::1';
}
