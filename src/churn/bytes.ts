// Byte counts of maintenance messages: those of the published wire format, or of messages modelled on it.

/** The frame's length, the message's length, and the tag of its kind. */
export const HEADER_BYTES = 12;
/** A peer: its IPv4 address, port and ID. */
export const PEER_BYTES = 23;
export const ID_BYTES = 5;
/** One step of a lookup: the key and the querying node. */
export const LOOKUP_BYTES = HEADER_BYTES + ID_BYTES + PEER_BYTES;
