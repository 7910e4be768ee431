// Byte counts of maintenance messages: those of the wire format's frames, or of messages modelled on it. Addresses are IPv4
// addresses and ports of ADDRESS_BYTES characters.

/** `10.0.0.1:12345`. */
export const ADDRESS_BYTES = 14;

// Between a registry and its nodes

/** The length of the frame, the tag of the message's kind, and the length of the message. */
function frameBytes(messageBytes: number): number {
  return 8 + 2 + varintBytes(messageBytes) + messageBytes;
}

function varintBytes(value: number): number {
  return value < 2 ** 7 ? 1 : value < 2 ** 14 ? 2 : 3;
}

/** A tag, a length, and that many bytes. */
function fieldBytes(bytes: number): number {
  return 1 + varintBytes(bytes) + bytes;
}

/** A tag and 32 bits. */
const NUMBER_BYTES = 5;

/** The extension of a registration, or of the answer: version, heartbeats, living tables. */
const EXTENSION_BYTES = 2 + 1 + 2 + 3 + 3;

export const REGISTRATION_BYTES = frameBytes(fieldBytes(ADDRESS_BYTES) + EXTENSION_BYTES);

/** The text of the answer, without the number of nodes. */
const WELCOME_CHARACTERS = 104;

/** `nodes`: including the one that has registered. */
export function registeredBytes(nodes: number): number {
  return frameBytes(NUMBER_BYTES + fieldBytes(WELCOME_CHARACTERS + String(nodes).length) + EXTENSION_BYTES);
}

export const DEREGISTRATION_BYTES = frameBytes(fieldBytes(ADDRESS_BYTES) + NUMBER_BYTES);

/** The text of the answer, without the ID. */
const FAREWELL_CHARACTERS = 'Node  has left the overlay.'.length;

export function deregisteredBytes(id: number): number {
  return frameBytes(NUMBER_BYTES + fieldBytes(FAREWELL_CHARACTERS + String(id).length));
}

/** A node's first table. */
export function tableBytes(peers: number): number {
  return frameBytes(2 * NUMBER_BYTES + peersBytes(peers));
}

/** What has changed in a table. */
export function differenceBytes(added: number, removed: number): number {
  return frameBytes(3 * NUMBER_BYTES + idsBytes(removed) + peersBytes(added));
}

function peersBytes(count: number): number {
  return idsBytes(count) + count * fieldBytes(ADDRESS_BYTES);
}

function idsBytes(count: number): number {
  return count === 0 ? 0 : fieldBytes(4 * count);
}

// Between nodes: modelled on the wire format

/** The frame's length, the message's length, and the tag of its kind. */
export const HEADER_BYTES = 12;
/** A peer: its IPv4 address, port and ID. */
export const PEER_BYTES = 23;
export const ID_BYTES = 5;
/** One step of a lookup: the key and the querying node. */
export const LOOKUP_BYTES = HEADER_BYTES + ID_BYTES + PEER_BYTES;
