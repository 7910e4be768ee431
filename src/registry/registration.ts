// Rules of registration and deregistration: a node may register only the address that it connects from.

import { type Address, formatAddress, parseAddress } from '../overlay/address.ts';
import type { Registration } from '../overlay/message.ts';
import type { Link } from '../overlay/node.ts';
import type { RegistryOptions } from './host.ts';
import { isFrom, type Member, type Members } from './members.ts';
import type { Named } from './names.ts';

/**
 * The address that a registration from `host` is for, or the reason to refuse it. A host name that is not an IP literal
 * stands for `host`, unless the user chose it (`advertised`).
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

/** Why the address cannot be registered on that link; undefined if it can. `older`: the newcomer takes its place; `id`: it had that one. */
export function registrationRefusal(
  link: Link,
  address: Address,
  members: Members,
  {
    older,
    id,
    named,
  }: { older?: Member | undefined; id?: number | undefined; named?: Named | undefined } = {},
): string | undefined {
  const own = members.byHome(link);
  if (own !== undefined) return `this connection has registered node ${own.id} already`;
  const same = members.byAddress(address);
  if (same !== undefined && same !== older)
    return `${formatAddress(address)} is registered already, as node ${same.id}`;
  if (older !== undefined || !members.isFull(id, named)) return undefined;
  return `all ${members.capacity} IDs are taken; a registry with more has --id-bits`;
}

/** Why a deregistration on that link, from that host, is refused; undefined if it is allowed. */
export function deregistrationRefusal(
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
 * The Result of a successful deregistration on that link. Programs that accept only 0 open a connection per message, so a
 * program that is not recognised yet gets 0 on any link but its registration connection.
 */
export function leftResult(link: Link, { id, home, program }: Member): number {
  const { takesAsLeft } = program.messenger;
  const takesId = takesAsLeft === 'ID' || (takesAsLeft === 'unknown' && link === home);
  return takesId ? id : 0;
}

/** Hosts that stand for the sender's own machine. */
function isHere(host: string): boolean {
  return ['', 'localhost', '0.0.0.0', '::', '::1'].includes(host);
}

/** Any host that is not an IP literal; names are not resolved. */
function isName(host: string): boolean {
  return !/^\d+\.\d+\.\d+\.\d+$/.test(host) && !host.includes(':');
}

function isLoopback(host: string): boolean {
  return host.startsWith('127.') || host === '::1';
}
