// The flat run of Chord in C, to hold src/flat against: the same IDs, the same packets, the same hash of the result.
// Packets walk in batches, in lock step, and what the next pass reads is prefetched. One thread.
//
//   cc -O2 -march=native -o chord chord.c
//   ./chord NODES BITS PACKETS IDS0 IDS1 PACKETS0 PACKETS1 REDRAW0 REDRAW1
//
// BITS from 24 to 31, NODES up to 2^30. The last six are the keys of three streams of the seed, as two 32-bit words each.
// Prints: seconds of CPU for the set-up and for the walk, hops, hash.

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { BATCH = 1024, PADDING = 4 };

static void threefry(uint32_t k0, uint32_t k1, uint32_t c0, uint32_t c1, uint32_t out[2]) {
  static const int rotations[8] = {13, 15, 26, 6, 17, 29, 16, 24};
  uint32_t key[3] = {k0, k1, k0 ^ k1 ^ 0x1bd11bda};
  uint32_t x = c0 + k0, y = c1 + k1;
#pragma GCC unroll 20
  for (int round = 0; round < 20; round++) {
    int r = rotations[round % 8];
    x += y;
    y = ((y << r) | (y >> (32 - r))) ^ x;
    if (round % 4 == 3) {
      int n = round / 4 + 1;
      x += key[n % 3];
      y += key[(n + 1) % 3] + n;
    }
  }
  out[0] = x;
  out[1] = y;
}

static uint32_t scatter(uint32_t x, const uint32_t key[4], uint32_t mask) {
  x = (x + key[0]) & mask;
  x ^= x >> 15;
  x = (x * 0x9e3779b1u + key[1]) & mask;
  x ^= x >> 13;
  x = (x * 0x85ebca6bu + key[2]) & mask;
  x ^= x >> 12;
  x = (x * 0xc2b2ae35u + key[3]) & mask;
  x ^= x >> 14;
  x = (x * 0x27d4eb2fu) & mask;
  return x ^ (x >> 13);
}

static uint32_t mix(uint32_t h) {
  h = (h ^ (h >> 16)) * 0x85ebca6bu;
  h = (h ^ (h >> 13)) * 0xc2b2ae35u;
  return h ^ (h >> 16);
}

static uint32_t nodes, mask, shift;
static int32_t *ids, *first;

static void *allocate(size_t bytes) {
  void *memory = calloc(bytes, 1);
  if (memory == NULL) {
    fprintf(stderr, "no memory for %zu bytes\n", bytes);
    exit(1);
  }
  return memory;
}

static void draw_ids(int bits, const uint32_t stream[2]) {
  uint32_t key[4];
  threefry(stream[0], stream[1], 0, 0, key);
  threefry(stream[0], stream[1], 1, 0, key + 2);
  size_t words = ((size_t)1 << bits) / 64;
  uint64_t *map = allocate(words * 8);
  for (uint32_t i = 0; i < nodes; i++) {
    uint32_t id = scatter(i, key, mask);
    map[id >> 6] |= 1ull << (id & 63);
  }
  ids = allocate(4 * ((size_t)nodes + PADDING));
  uint32_t rank = 0;
  for (size_t word = 0; word < words; word++)
    for (uint64_t rest = map[word]; rest != 0; rest &= rest - 1)
      ids[rank++] = (int32_t)(64 * word + (size_t)__builtin_ctzll(rest));
  free(map);
  for (int i = 0; i < PADDING; i++) ids[nodes + i] = INT32_MAX;
}

static void index_ids(int bits) {
  int high = 31 - __builtin_clz(nodes);
  if (high > bits) high = bits;
  shift = bits - high;
  first = allocate(4 * (((size_t)1 << high) + 1));
  size_t bucket = 0;
  for (uint32_t rank = 0; rank < nodes; rank++)
    while (bucket <= (size_t)(ids[rank] >> shift)) first[bucket++] = rank;
  while (bucket <= (size_t)1 << high) first[bucket++] = nodes;
}

static int32_t at[BATCH], sink[BATCH], alive[BATCH], ended[BATCH], target[BATCH], start[BATCH];
static uint32_t salt[BATCH];
static uint32_t packet_key[2], redraw_key[2];

static void draw_packets(uint64_t from, int count) {
  uint32_t others = nodes - 1, words[2];
  uint32_t sender = from % nodes, k = from / nodes;
  for (int i = 0; i < count; i++) {
    uint32_t me = ids[sender];
    threefry(packet_key[0], packet_key[1], me, k, words);
    uint64_t product = (uint64_t)words[0] * others;
    for (uint32_t attempt = 0; (uint32_t)product < others && (uint32_t)product < (1ull << 32) % others; attempt++) {
      threefry(redraw_key[0] ^ attempt, redraw_key[1], me, k, words);
      product = (uint64_t)words[0] * others;
    }
    uint32_t other = product >> 32;
    start[i] = other < sender ? other : other + 1;
    __builtin_prefetch(&ids[start[i]]);
    at[i] = me;
    alive[i] = i;
    if (++sender == nodes) {
      sender = 0;
      k++;
    }
  }
  for (int i = 0; i < count; i++) {
    sink[i] = ids[start[i]];
    salt[i] = mix(((uint32_t)at[i] * 0x9e3779b1u) ^ ((uint32_t)sink[i] * 0x85ebca77u + 0x165667b1u));
  }
}

static uint32_t low, high;

/** One hop of all that are alive; returns how many still are. */
static int hop(int count, uint32_t hops) {
  for (int i = 0; i < count; i++) {
    int slot = alive[i];
    uint32_t distance = (sink[slot] - at[slot]) & mask;
    target[i] = (at[slot] + (0x80000000u >> __builtin_clz(distance))) & mask;
    __builtin_prefetch(&first[target[i] >> shift]);
  }
  for (int i = 0; i < count; i++) {
    start[i] = first[target[i] >> shift];
    __builtin_prefetch(&ids[start[i]]);
  }
  // Without a branch for what cannot be guessed: how far the scan goes, and who arrives.
  int left = 0;
  for (int i = 0; i < count; i++) {
    int slot = alive[i];
    int32_t rank = start[i];
    rank += (ids[rank] < target[i]) + (ids[rank + 1] < target[i]) + (ids[rank + 2] < target[i]);
    while (ids[rank] < target[i]) rank++;
    int32_t id = ids[rank == (int32_t)nodes ? 0 : rank];
    at[slot] = id;
    ended[i - left] = slot;
    alive[left] = slot;
    left += id != sink[slot];
  }
  for (int i = 0; i < count - left; i++) {
    low += mix((16 * hops) ^ salt[ended[i]]);
    high += mix(16 * hops * 0x27d4eb2fu + salt[ended[i]]);
  }
  return left;
}

static double cpu_seconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return now.tv_sec + now.tv_nsec / 1e9;
}

int main(int argc, char **argv) {
  if (argc != 10) {
    fprintf(stderr, "chord NODES BITS PACKETS and three keys of two words\n");
    return 2;
  }
  nodes = strtoul(argv[1], NULL, 10);
  int bits = atoi(argv[2]);
  uint64_t packets = strtoull(argv[3], NULL, 10);
  uint32_t id_key[2];
  uint32_t *keys[3] = {id_key, packet_key, redraw_key};
  for (int i = 0; i < 6; i++) keys[i / 2][i % 2] = strtoul(argv[4 + i], NULL, 10);
  mask = (1u << bits) - 1;
  draw_ids(bits, id_key);
  index_ids(bits);
  double built = cpu_seconds();
  uint64_t total = 0;
  for (uint64_t from = 0; from < packets; from += BATCH) {
    int count = packets - from < BATCH ? packets - from : BATCH;
    draw_packets(from, count);
    for (uint32_t hops = 1; count > 0; hops++) {
      total += count;
      count = hop(count, hops);
    }
  }
  printf("%.6f %.6f %llu %08x%08x\n", built, cpu_seconds() - built, (unsigned long long)total, high, low);
  return 0;
}
