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
  /** The other side is gone. */
  broke: 4,
  // What else happens at an end, a.
  /** The end finds out that its link is gone; b: the reason. */
  lost: 5,
  /** Somebody dials. */
  syn: 6,
  /** A node has done its work for what came. */
  handled: 7,
  /** There is room again at the other side. */
  room: 8,
  /** Time for a keep-alive. */
  probe: 9,
  // What happens at a node, a.
  /** b: the timer's slot. */
  timer: 10,
  /** It originates packets. */
  turn: 11,
  /** Its listener is open. */
  listening: 12,
  // What was planned from outside; a: which one.
  start: 13,
  fault: 14,
  command: 15,
} as const;

/** Kinds below it are what one side sends and the other takes in, in order. */
export const FIRST_NOT_SENT = EVENT.lost;

/** Kinds below it happen at an end. */
export const FIRST_AT_A_NODE = EVENT.timer;

/** What the world's plan may hold. */
export type Planned = 'start' | 'fault' | 'command';
