#!/usr/bin/env python3
"""A registry in Python's standard library alone:  python3 docs/registry.py 12345  (help lists its commands)"""
import asyncio, ipaddress, random, struct, sys, threading, time

LISTENER, PATIENCE, SILENCE, RUN = 0.8, 10, 60, 600  # seconds: see where they are used
nodes, overlay = {}, []  # ID to node; the nodes of the last set-up, if it worked
awaited, due, answers = 0, set(), {}  # which message is due, from whom, and who has sent it
nameless = []  # answers that do not say whose they are

# Protobuf: a field is a tag (number * 8 + wire type) and a value of 4 bytes, 8 bytes, or a length and that many bytes.
def varint(n): return bytes([n]) if n < 128 else bytes([n & 127 | 128]) + varint(n >> 7)
def i32(field, n): return varint(field << 3 | 5) + struct.pack("<I", n % 2**32)
def blob(field, content): return varint(field << 3 | 2) + varint(len(content)) + content
def read_varint(data, at):
    n = shift = 0
    while shift < 64:
        n, shift, at = n | (data[at] & 127) << shift, shift + 7, at + 1
        if data[at - 1] < 128: return n, at
    raise ValueError("a varint of more than 10 bytes")
def parse(data):  # {field: [bytes, ...]}; fields that nobody asks for do no harm
    fields, at = {}, 0
    while at < len(data):
        tag, at = read_varint(data, at)
        size = {1: 8, 5: 4}.get(tag & 7)
        if size is None: size, at = read_varint(data, at)  # wire type 2; of type 0 this is the value
        if tag & 7 == 0: size = 0
        if at + size > len(data): raise ValueError("a field that is longer than its message")
        fields.setdefault(tag >> 3, []).append(data[at:at + size])
        at += size
    return fields
def number(message, field, form="<i"): return struct.unpack(form, message[field][-1])[0] if field in message else 0
def text(message, field): return message.get(field, [b""])[-1].decode()
def counters(message):  # sent, received, relayed, sum sent, sum received
    return [number(message, field, form) for field, form in zip((11, 13, 12, 14, 15), ("<I", "<I", "<I", "<q", "<q"))]

class Node:
    def __init__(self, id, address, home):
        self.id, self.address, self.table = id, address, []
        self.host, self.port = address.split(":")
        self.home, self.at_home = home, None  # the connection it registered on; whether it takes its orders there
def is_registered(node): return nodes.get(node.id) is node
def say(line): print(line, flush=True)
def write(link, kind, body):  # one write a frame: some programs cannot read one that comes in two pieces
    if link.transport.get_write_buffer_size() > 2**20: link.transport.abort()  # it does not read
    link.write(struct.pack(">Q", len(blob(kind, body))) + blob(kind, body))
def locate(text, host):  # host and port; a name, no host, 0.0.0.0 and [::] mean the host that the connection is from
    given, _, port = text.rpartition(":")
    if not (port.isdigit() and 0 < int(port) < 2**16): return None, None
    try: literal = ipaddress.ip_address(given.strip("[]"))
    except ValueError: return host, int(port)
    return host if literal.is_unspecified else str(literal), int(port)

def register(link, given, from_host, node):
    host, port = locate(given, from_host)
    address = f"{host}:{port}"
    if node and is_registered(node): why = f"this connection has registered node {node.id} already"
    elif not host: why = f"{given!r} is not host:port"
    elif host != from_host: why = f"it registers {host} but connects from {from_host}"
    elif any(address == other.address for other in nodes.values()): why = f"{address} is registered already"
    elif len(nodes) == 128: why = "all 128 IDs are taken"
    else:
        node = Node(random.choice([id for id in range(128) if id not in nodes]), address, link)
        nodes[node.id] = node
        info = f"The number of messaging nodes currently constituting the overlay is ({len(nodes)})."
        write(link, 18, i32(2, node.id) + blob(3, b"Registration request successful. " + info.encode()))
        say(f"Node {node.id} registered from {address}; {len(nodes)} registered")
        return node
    write(link, 18, i32(2, -1) + blob(3, f"Registration refused: {why}".encode()))
    say(f"Registration refused: {why}")
    return node
def deregister(link, given, from_host, id):
    node = nodes.get(id)
    address = "{}:{}".format(*locate(given, from_host))
    if not node or node.host != from_host or node.address != address:
        return write(link, 20, i32(2, -1) + blob(3, f"Refused: node {id} is not registered from there".encode()))
    result = id if link is node.home else 0  # programs that open a connection for this may take 0 alone for a yes
    write(link, 20, i32(2, result) + blob(3, f"Node {id} has left the overlay.".encode()))
    node.home = None  # and the connection stays open
    remove(node, "it deregistered")
def remove(node, why):
    if not is_registered(node): return
    del nodes[node.id]
    due.discard(node)
    if node.home: node.home.close()
    say(f"Node {node.id} left: {why}; {len(nodes)} registered")

async def serve(reader, link, node=None):  # reads a connection: one of theirs, or ours to the listener of that node
    host, garbage = (link.get_extra_info("peername") or [""])[0], ""
    try:
        while True:
            limit = None if node and node.home is link else SILENCE
            size, = struct.unpack(">Q", await asyncio.wait_for(reader.readexactly(8), limit))
            if size > 2**16: raise ValueError(f"a frame of {size} bytes")
            for kind, bodies in parse(await reader.readexactly(size)).items():
                message = parse(bodies[-1])
                if kind == 17: node = register(link, text(message, 1), host, node)
                elif kind == 19: deregister(link, text(message, 1), host, number(message, 2))
                else: take(link, kind, number(message, 2), counters(message), host, node)
    except (EOFError, OSError, asyncio.TimeoutError): pass
    except (ValueError, IndexError, struct.error) as error:
        garbage = f"what it sent is not the protocol: {error}"
        say(f"Closed a connection from {host}: {garbage}")
    link.close()
    if not node or node.home is not link: return
    node.home = None  # one that takes its orders on its listener may close the connection that it registered on
    if garbage or node.at_home or not await reach(node): remove(node, garbage or "its connection was closed")
def take(link, kind, id, counts, host, node):  # whose it is: known by the connection, else by the ID or the Result
    if kind != awaited: return
    if not node: node = nodes.get(id)
    if not node and len(nameless) < sum(other.host == host for other in due): nameless.append((id, counts))
    if node not in due or node.host != host: return
    due.remove(node)
    answers[node] = id, counts
    said_0 = id == 0 and node.id != 0  # so says one yes at home that takes its orders on its listener
    if kind == 22: node.at_home = bool(node.at_home) and link is node.home and not said_0

async def reach(node, kind=0, body=b""):  # whether its listener is there; gives it an order, if there is one
    try:
        reader, link = await asyncio.wait_for(asyncio.open_connection(node.host, node.port), PATIENCE)
        if kind: write(link, kind, body)
        link.write_eof()  # one order a connection, on which the answer may come
    except (OSError, asyncio.TimeoutError): return False
    asyncio.ensure_future(serve(reader, link, node))
    return True
async def order(node, kind, body):  # on its listener; where there is no answer, on the connection it registered on
    if not node.at_home and not await reach(node, kind, body) and node.at_home is False:
        return remove(node, "nobody listens at its address")
    if node.at_home is None: await asyncio.sleep(LISTENER)
    if node.at_home is None: node.at_home = True  # it has not answered
    if node.at_home and node.home: write(node.home, kind, body)
async def ask(orders, kind, answer, patience):  # {node: body of its order} to {node: its answer}
    global awaited
    for collection in (due, answers, nameless): collection.clear()
    awaited, end = answer, time.monotonic() + patience
    due.update(orders)
    for node, body in orders.items(): asyncio.ensure_future(order(node, kind, body))
    while len(due) > len(nameless) and time.monotonic() < end: await asyncio.sleep(0.01)
    awaited = 0
    for node in list(due):
        if nameless: answers[node], node.at_home = nameless.pop(), False  # whose else can it be?
        else: remove(node, "it does not answer")
    return dict(answers)

async def setup(entries):
    members = [nodes[id] for id in sorted(nodes)]
    most = max(len(members) - 1, 0).bit_length()  # with one more, the last peer would be the node itself or beyond
    if not 1 <= entries <= most: return say(f"setup-overlay: {len(members)} nodes can have 1 to {most} entries")
    overlay.clear()
    ids, orders = struct.pack(f"<{len(members)}i", *sorted(nodes)), {}
    for rank, node in enumerate(members):
        node.table = [members[(rank + 2**i) % len(members)] for i in range(entries)]
        peers = b"".join(blob(5, blob(1, peer.address.encode()) + i32(2, peer.id)) for peer in node.table)
        orders[node] = i32(4, entries) + peers + blob(6, ids) + i32(7, len(members))
    results = await ask(orders, 21, 22, PATIENCE)
    bad = [f"node {node.id} answers {result}" for node, (result, _) in results.items() if result not in (0, node.id)]
    bad += [f"node {node.id} is lost" for node in members if not is_registered(node)]
    if bad: return say("Set-up failed: " + ", ".join(bad))
    overlay.extend(members)
    say(f"Registry now ready to initiate tasks. ({len(members)} nodes, {entries} entries each)")

async def count(rows, members):  # adds the counters of these nodes, which reset them; the sums over all
    orders = {node: b"" for node in members if is_registered(node)}
    for node, (_, counts) in (await ask(orders, 25, 26, PATIENCE)).items():
        rows[node] = [before + more for before, more in zip(rows[node], counts)]
    return [sum(column) for column in zip(*rows.values())]
async def start(packets):
    if not 1 <= packets < 2**32: return say("start-rounds: 1 to 4294967295 packets")
    if not overlay or set(overlay) != set(nodes.values()): return say("start-rounds: setup-overlay first")
    rows, total, quiet = {node: [0] * 5 for node in overlay}, [], 0
    await ask({node: i32(13, packets) for node in rows}, 23, 24, RUN)
    once = [node for node in rows if node.at_home]  # they may end after their first summary
    for _ in range(1000):  # until all has arrived, or nothing has moved for two seconds
        before, total = total, await count(rows, rows.keys() - once)
        quiet = quiet + 1 if total == before else 0
        if quiet == 20 or quiet and not once and total[0] == total[1] and total[3] == total[4]: break
        await asyncio.sleep(0.1)
    sent, received, _, sum_sent, sum_received = total = await count(rows, once)
    columns = "{:>4} {:>13} {:>13} {:>13} {:>20} {:>20}".format
    say(columns("Node", "Sent", "Received", "Relayed", "Sum sent", "Sum received"))
    for name, row in [*((node.id, row) for node, row in rows.items()), ("Sum", total)]:
        say(columns(name, *(f"{cell:,}" for cell in row)))
    bad = [f"node {node.id} is lost" for node in rows if not is_registered(node) and node not in once]
    bad += [f"node {node.id} sent {row[0]:,} of {packets:,}" for node, row in rows.items() if row[0] != packets]
    if sent != received: bad.append(f"{sent - received:,} packets are missing")
    counts = f"sent {sent:,} {'=' if sent == received else '≠'} received {received:,}"
    sums = f"sums {sum_sent:,} {'=' if sum_sent == sum_received else '≠'} {sum_received:,}"
    say("; ".join([f"{'✗' if bad or sum_sent != sum_received else '✓'} {counts}", sums, *bad]))

async def show_nodes():
    for id, node in sorted(nodes.items()): say(f"{id:>4}  {node.address}")
async def show_tables():
    for node in overlay: say(f"{node.id:>4}  " + ", ".join(f"{peer.id} ({peer.address})" for peer in node.table))
async def wait_for(wanted):
    end = time.monotonic() + RUN
    while len(nodes) < wanted and time.monotonic() < end: await asyncio.sleep(0.01)
    say(f"{len(nodes)} nodes are registered")

if len(sys.argv) != 2: sys.exit(__doc__)
loop = asyncio.new_event_loop()
threading.Thread(target=loop.run_forever, daemon=True).start()  # this thread reads commands
def run(job): return asyncio.run_coroutine_threadsafe(job, loop).result()
commands = {"list": show_nodes, "list-routes": show_tables, "wait-for": wait_for, "setup-overlay": setup,
            "start-rounds": start, "start": start}
try:
    listener = run(asyncio.start_server(serve, "0.0.0.0", int(sys.argv[1]), backlog=128))
    say("Listening on port {}".format(listener.sockets[0].getsockname()[1]))
    for line in sys.stdin:
        name, *numbers = line.split() or ["help"]
        if name == "exit": break
        try: job = commands[name](*map(int, numbers))
        except (KeyError, TypeError, ValueError): say(f"{', '.join(commands)}, exit; with a number where it needs one")
        else: run(job)
except KeyboardInterrupt: pass
except OSError as error: sys.exit(str(error))
