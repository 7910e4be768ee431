// The kinds of events in the queue, and what their two numbers, a and b, say.

export const EVENT = {
  // What one side of a link sends comes to the other: a is the end that it comes to.
  /** b: the packet's place in the pool. */
  packet: 0,
  /** b: the message's slot. */
  message: 1,
  /** The link is open. */
  opened: 2,
  /** The other side says no more. */
  ended: 3,
  // What else happens at an end, a.
  /** The end finds out that its link is gone; b: the reason. */
  lost: 4,
  /** Somebody dials. */
  syn: 5,
  /** A node has done its work for a packet, b. */
  handled: 6,
  /** There is room again at the other side. */
  room: 7,
  /** Time for a keep-alive. */
  probe: 8,
  // What happens at a node, a.
  /** b: the timer's slot. */
  timer: 9,
  /** It originates packets. */
  turn: 10,
  /** Its listener is open. */
  listening: 11,
  // What was planned from outside; a: which one.
  start: 12,
  fault: 13,
  command: 14,
} as const;

/** Kinds below it happen at an end. */
export const FIRST_AT_A_NODE = EVENT.timer;

/** What the world's plan may hold. */
export type Planned = 'start' | 'fault' | 'command';
