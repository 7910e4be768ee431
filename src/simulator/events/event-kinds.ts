// The kinds of events in the queue, and the meaning of their two numbers, a and b.

export const EVENT = {
  // Arrivals at the other side of a link: a is the receiving end.
  /** b: the packet's slot in the pool. */
  packet: 0,
  /** b: the message's slot. */
  message: 1,
  /** The link is open. */
  opened: 2,
  /** The other side has ended its half. */
  ended: 3,
  /** The other side is gone. */
  broke: 4,
  // Other events at an end, a.
  /** The end detects that its link is lost; b: the reason. */
  lost: 5,
  /** A connection request arrives. */
  syn: 6,
  /** A node has finished its work on what arrived. */
  handled: 7,
  /** The other side has room again. */
  room: 8,
  /** A keep-alive is due. */
  probe: 9,
  // Events at a node, a.
  /** b: the timer's slot. */
  timer: 10,
  /** It originates packets. */
  turn: 11,
  /** Its listener is open. */
  listening: 12,
  /** It has solved a puzzle; b: the counter. */
  solved: 13,
  /** It stood still, and goes on. */
  resume: 14,
  // An event planned from outside; a: its index.
  start: 15,
  fault: 16,
  command: 17,
  /** The registry's disk, a, has written a batch; b: its number. */
  disk: 18,
} as const;

/** Kinds below this are sent by one side and received by the other, in order. */
export const FIRST_NOT_SENT = EVENT.lost;

/** Kinds below this happen at an end. */
export const FIRST_AT_A_NODE = EVENT.timer;

/** Kinds below this, and no less than FIRST_AT_A_NODE, happen in a node's process. */
export const FIRST_OUTSIDE = EVENT.resume;

/** Kinds of events that can be planned from outside. */
export type Planned = 'start' | 'fault' | 'command';
