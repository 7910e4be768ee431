// Packets in flight in a simulation, in typed arrays: a packet is a number.

/** Small, as exploring makes a world for each schedule. */
const MIN_CAPACITY = 64;

export class PacketPool {
  source: Int32Array = new Int32Array(MIN_CAPACITY);
  sink: Int32Array = new Int32Array(MIN_CAPACITY);
  payload: Int32Array = new Int32Array(MIN_CAPACITY);
  hops: Int32Array = new Int32Array(MIN_CAPACITY);
  /** When it was sent, in microseconds. */
  bornUs: Float64Array = new Float64Array(MIN_CAPACITY);
  #free: Int32Array = Int32Array.from({ length: MIN_CAPACITY }, (_, i) => i);
  /** Packets stored. */
  alive = 0;

  add(source: number, sink: number, payload: number, bornUs: number): number {
    if (this.alive === this.#free.length) this.#grow();
    const packet = this.#free[this.alive++]!;
    this.source[packet] = source;
    this.sink[packet] = sink;
    this.payload[packet] = payload;
    this.hops[packet] = 0;
    this.bornUs[packet] = bornUs;
    return packet;
  }

  remove(packet: number): void {
    this.#free[--this.alive] = packet;
  }

  #grow(): void {
    const old = this.#free.length;
    const grow = (column: Int32Array) => {
      const grown = new Int32Array(2 * old);
      grown.set(column);
      return grown;
    };
    this.source = grow(this.source);
    this.sink = grow(this.sink);
    this.payload = grow(this.payload);
    this.hops = grow(this.hops);
    this.#free = grow(this.#free);
    for (let i = old; i < 2 * old; i++) this.#free[i] = i;
    const born = new Float64Array(2 * old);
    born.set(this.bornUs);
    this.bornUs = born;
  }
}
