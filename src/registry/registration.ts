// Who may register, and who may deregister whom: an address is believed only of those who connect from it.

import { type Address, formatAddress, parseAddress } from '../overlay/address.ts';
import type { Registration } from '../overlay/message.ts';
import type { Link } from '../overlay/node.ts';
import type { RegistryOptions } from './host.ts';
import { isFrom, type Member, type Members } from './members.ts';
import type { Named } from './names.ts';

/**
 * The address that a registration from that host is for; what is wrong with it, where it cannot be that. A host that somebody
 * chose is never replaced; another that is no literal means the host that the connection comes from.
 */
export function registeredAddress(
  { address: text, ours }: Registration,
  host: string,
  { ownHosts = [], trustAdvertised = false }: Pick<RegistryOptions, 'ownHosts' | 'trustAdvertised'>,
): Address | string {
  const given = parseAddress(text);
  if (given === undefined) return `"${text}" is not host:port with a port of 1 to 65535`;
  const meansHost = isHere(given.host) || (isName(given.host) && ours?.advertised !== true);
  const address = { host: meansHost ? host : given.host, port: given.port };
  if (address.host === host || trustAdvertised) return address;
  if (isLoopback(host) && ownHosts.includes(address.host)) return address;
  const wanted = 'register the address that you connect from, or start the registry with --trust-advertised';
  return `you register ${formatAddress(address)} but connect from ${host}; ${wanted}`;
}

/** Why that address cannot be registered on that link; undefined: it can. `older`: the newcomer takes its place. */
export function whyNotRegister(
  link: Link,
  address: Address,
  members: Members,
  { older, named }: { readonly older?: Member | undefined; readonly named?: Named | undefined } = {},
): string | undefined {
  const own = members.byHome(link);
  if (own !== undefined) return `this connection has registered node ${own.id} already`;
  const same = members.byAddress(address);
  if (same !== undefined && same !== older)
    return `${formatAddress(address)} is registered already, as node ${same.id}`;
  if (older !== undefined || !members.isFull(named)) return undefined;
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
  if (!isFrom(host, member)) return `node ${id} is not at ${host}, where you connect from`;
  const given = parseAddress(text);
  if (given === undefined) return isHome ? undefined : `"${text}" is not host:port`;
  const isSame = isHere(given.host) || isName(given.host) || isFrom(given.host, member);
  return isSame && given.port === member.address.port
    ? undefined
    : `node ${id} is not at ${formatAddress(given)}`;
}

/**
 * The Result that tells a node that it has left, given the link that it deregisters on. A program that takes 0 alone opens
 * connections for its messages, so that one which is not known yet is told 0 there.
 */
export function leftResult(link: Link, { id, home, program }: Member): number {
  const { takesAsLeft } = program.messenger;
  const takesId = takesAsLeft === 'ID' || (takesAsLeft === 'unknown' && link === home);
  return takesId ? id : 0;
}

/** Hosts that mean the machine itself, whichever it is. */
function isHere(host: string): boolean {
  return ['', 'localhost', '0.0.0.0', '::', '::1'].includes(host);
}

/** Names are not looked up. */
function isName(host: string): boolean {
  return !/^\d+\.\d+\.\d+\.\d+$/.test(host) && !host.includes(':');
}

function isLoopback(host: string): boolean {
  return host.startsWith('127.') || host === '::1';
}
