// What the maintenance's messages are counted at: bytes of the published wire format, or of messages made like its own.

/** A frame's length, the message's own, and the tag of its kind. */
export const HEADER_BYTES = 12;
/** A peer: its IPv4 address, port and ID. */
export const PEER_BYTES = 23;
export const ID_BYTES = 5;
/** A step of a lookup: the key, and who asked. */
export const LOOKUP_BYTES = HEADER_BYTES + ID_BYTES + PEER_BYTES;
