// Faults that a swarm once did not find, each planted until vi.restoreAllMocks().

import { vi } from 'vitest';
import { geometries } from '../../src/geometries/index.ts';
import { PeerLinks } from '../../src/messenger/peer-links.ts';
import { Traffic } from '../../src/messenger/traffic.ts';
import { type Member, Members } from '../../src/registry/members.ts';

/** A node does not forget its counts per peer at the close of a run. */
export function keepCountsPerPeer(): void {
  const { takeSummary } = Traffic.prototype;
  vi.spyOn(Traffic.prototype, 'takeSummary').mockImplementation(function (this: Traffic, asked) {
    const isClose = asked?.want === 'close';
    return takeSummary.call(this, isClose ? { ...asked, want: 'progress' } : asked);
  });
}

/** Chord's fingers do not go past the highest ID. */
export function keepFingersFromWrapping(): void {
  const { peers } = geometries.chord;
  vi.spyOn(geometries.chord, 'peers').mockImplementation((space, rank, entries) => {
    const ahead = peers(space, rank, entries).filter((peer) => peer > rank);
    return [...ahead, (rank + 1) % space.ids.length];
  });
}

/** A messenger answers a set-up before its links are open. */
export function answerBeforeLinks(): void {
  vi.spyOn(PeerLinks.prototype, 'ready', 'get').mockReturnValue(true);
}

/** The ID of a node that left does not come back: another member has it, whom nobody sees. */
export function keepIdsOfTheGone(): void {
  const { add, remove, sorted, byId } = Members.prototype;
  const size = Object.getOwnPropertyDescriptor(Members.prototype, 'size')!.get!;
  const unseen = new WeakSet<Member>();
  const unseenOf = new WeakMap<Members, number>();
  vi.spyOn(Members.prototype, 'remove').mockImplementation(function (this: Members, member) {
    remove.call(this, member);
    const count = (unseenOf.get(this) ?? 0) + 1;
    unseenOf.set(this, count);
    unseen.add(add.call(this, { host: '192.0.2.1', port: count }, '192.0.2.1', 1e6 + count, member.program));
  });
  vi.spyOn(Members.prototype, 'sorted').mockImplementation(function (this: Members) {
    return sorted.call(this).filter((member) => !unseen.has(member));
  });
  vi.spyOn(Members.prototype, 'byId').mockImplementation(function (this: Members, id) {
    const member = byId.call(this, id);
    return member === undefined || unseen.has(member) ? undefined : member;
  });
  vi.spyOn(Members.prototype, 'size', 'get').mockImplementation(function (this: Members) {
    return size.call(this) - (unseenOf.get(this) ?? 0);
  });
}
