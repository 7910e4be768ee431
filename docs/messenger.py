#!/usr/bin/env python3
"""A node in Python's standard library alone:  python3 docs/messenger.py localhost:12345  (Ctrl-C leaves)"""
import queue, random, socket, socketserver, struct, sys, threading, time

RING = 2**31  # any number above every ID gives the same way
me, ids, peers = -1, [], {}  # peers: ID to a queue of the bytes that are sent there
counters = dict(sent=0, relayed=0, received=0, sum_sent=0, sum_received=0)
lock = threading.Lock()  # held while counters change, and while bytes go to the registry

# Protobuf: a field is a tag (number * 8 + wire type) and a value of 4 bytes, 8 bytes, or a length and that many bytes.
def varint(n): return bytes([n]) if n < 128 else bytes([n & 127 | 128]) + varint(n >> 7)
def i32(field, n): return varint(field << 3 | 5) + struct.pack("<I", n % 2**32)
def i64(field, n): return varint(field << 3 | 1) + struct.pack("<Q", n % 2**64)
def blob(field, content): return varint(field << 3 | 2) + varint(len(content)) + content
def read_varint(data, at):
    n = shift = 0
    while True:
        n, shift, at = n | (data[at] & 127) << shift, shift + 7, at + 1
        if data[at - 1] < 128: return n, at
def parse(data):  # {field: [bytes, ...]}; fields that nobody asks for do no harm
    fields, at = {}, 0
    while at < len(data):
        tag, at = read_varint(data, at)
        size = {1: 8, 5: 4}.get(tag & 7)
        if size is None: size, at = read_varint(data, at)  # wire type 2; of type 0 this is the value
        if tag & 7 == 0: size = 0
        fields.setdefault(tag >> 3, []).append(data[at:at + size])
        at += size
    return fields
def numbers(message, field): return [n for part in message.get(field, []) for n, in struct.iter_unpack("<i", part)]
def number(message, field): return (numbers(message, field) or [0])[0]  # 0 is absent on the wire

def frame(kind, body): return struct.pack(">Q", len(blob(kind, body))) + blob(kind, body)
def frames(stream):
    while len(header := stream.read(8)) == 8:
        for kind, [body] in parse(stream.read(struct.unpack(">Q", header)[0])).items(): yield kind, parse(body)
def tell_registry(kind, body):
    with lock: registry.sendall(frame(kind, body))
def dial(address, tries=1):
    host, _, port = address.rpartition(":")
    for _ in range(tries - 1):
        try: return socket.create_connection((host, int(port)))
        except ConnectionRefusedError: time.sleep(0.5)
    return socket.create_connection((host, int(port)))
def sender(address):  # what waits for a slow peer waits here, so that nobody who reads is ever held up
    link, waiting = dial(address), queue.Queue()
    def write():
        while True:
            try: link.sendall(waiting.get())
            except OSError: pass  # nobody is there any more
            waiting.task_done()
    threading.Thread(target=write, daemon=True).start()
    return waiting

def forward(sink, source, payload, hops, trace):
    near = [peer for peer in peers if (peer - me) % RING <= (sink - me) % RING]  # those that are not past the sink
    body = i32(1, sink) + i32(2, source) + i32(3, payload) + i32(4, hops)
    body += blob(5, struct.pack(f"<{len(trace)}i", *trace))
    peers[min(near, key=lambda peer: (sink - peer) % RING)].put(frame(15, body))
def count(**more):
    with lock: counters.update({name: counters[name] + n for name, n in more.items()})
def run(packets):
    for _ in range(packets):
        sink, payload = random.choice([i for i in ids if i != me]), random.randint(-2**31, 2**31 - 1)
        count(sent=1, sum_sent=payload)
        forward(sink, me, payload, 0, [])
    for waiting in peers.values(): waiting.join()
    tell_registry(24, i32(2, me))  # TaskFinished: all are written to their connections, not: have arrived

def handle(kind, message):
    global ids, peers
    if kind == 21:  # NodeRegistry: connect to every peer of the table, then say so
        table = [parse(entry) for entry in message[5]]
        try: ids, peers = numbers(message, 6), {number(e, 2): sender(e[1][0].decode()) for e in table}
        except OSError as error: return tell_registry(22, i32(2, -1) + blob(3, str(error).encode()))
        tell_registry(22, i32(2, me) + blob(3, b"connected"))
    elif kind == 23:  # InitiateTask
        threading.Thread(target=run, args=[number(message, 13)], daemon=True).start()
    elif kind == 15:  # NodeData: it is for us, or goes on with one hop more and our ID in its trace
        sink, source, payload = (number(message, field) for field in (1, 2, 3))
        if sink == me: return count(received=1, sum_received=payload)
        count(relayed=1)
        forward(sink, source, payload, number(message, 4) + 1, numbers(message, 5) + [me])
    elif kind == 25:  # RequestTrafficSummary: read and set back in one step
        with lock:
            c = dict(counters)
            counters.update(dict.fromkeys(counters, 0))
        body = i32(2, me) + i32(11, c["sent"]) + i32(12, c["relayed"]) + i32(13, c["received"])
        tell_registry(26, body + i64(14, c["sum_sent"]) + i64(15, c["sum_received"]))

class Listener(socketserver.StreamRequestHandler):
    def handle(self):
        for kind, message in frames(self.rfile): handle(kind, message)
class Server(socketserver.ThreadingTCPServer):
    request_queue_size, daemon_threads = 128, True

registry = dial(sys.argv[1], tries=20)  # it may still be starting
server = Server((registry.getsockname()[0], 0), Listener)
threading.Thread(target=server.serve_forever, daemon=True).start()
address = "{}:{}".format(*server.server_address).encode()
tell_registry(17, blob(1, address))
try:
    for kind, message in frames(registry.makefile("rb")):
        if kind == 18:  # RegistrationResponse: our ID, or a refusal
            me = number(message, 2)
            print(f"node {me}:", message[3][0].decode(), flush=True)
            if me < 0: sys.exit(1)
        else: handle(kind, message)  # some registries give their orders here
except KeyboardInterrupt:  # Deregistration, and its answer, whatever it is
    tell_registry(19, blob(1, address) + i32(2, me))
    next(frames(registry.makefile("rb")), None)
