// The bytes that are signed: a label that says what for, and the fields in a fixed order, each after its length.

const LENGTH_BYTES = 4;

/** Each part after its length, 32-bit big-endian, the label in UTF-8 first: what is signed for one purpose fits no other. */
export function signedBytes(label: string, fields: readonly Uint8Array[]): Uint8Array {
  const parts = [new TextEncoder().encode(label), ...fields];
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + LENGTH_BYTES + length, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const part of parts) {
    view.setUint32(at, part.length);
    bytes.set(part, at + LENGTH_BYTES);
    at += LENGTH_BYTES + part.length;
  }
  return bytes;
}
