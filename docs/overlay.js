// Draws an overlay as SVG, with the path of one packet: `sinkward graph` on standard input, the path's IDs as arguments.
//
//   sinkward graph --nodes 10 --entries 3 --id-bits 7 --seed readme | node docs/overlay.js 27 62 114 122 > docs/overlay.svg

import { readFileSync } from 'node:fs';

const dot = readFileSync(0, 'utf8');
const ids = [...dot.matchAll(/^ *(\d+) \[pos=/gm)].map(([, id]) => id);
const edges = [...dot.matchAll(/^ *(\d+) -> (\d+);$/gm)].map(([, from, to]) => `${from} ${to}`);

/** By rank, not by ID: evenly round the ring, clockwise from the top. */
const places = new Map(
  ids.map((id, rank) => {
    const angle = (2 * Math.PI * rank) / ids.length;
    return [id, [160 * Math.sin(angle), -160 * Math.cos(angle)]];
  }),
);

const path = process.argv.slice(2);
const hops = path.slice(1).map((id, i) => `${path[i]} ${id}`);
const missing = hops.find((hop) => !edges.includes(hop));
if (missing !== undefined) throw new Error(`the overlay has no edge ${missing}`);

const text = (numbers) => numbers.map((number) => number.toFixed(1)).join(' ');

/** A curve that bends towards the middle of the ring, and ends at the rim of the next node. */
function curve(edge) {
  const [from, to] = edge.split(' ').map((id) => places.get(id));
  const bend = [0, 1].map((axis) => 0.36 * (from[axis] + to[axis]));
  const left = Math.hypot(to[0] - bend[0], to[1] - bend[1]);
  const end = [0, 1].map((axis) => to[axis] + (18 / left) * (bend[axis] - to[axis]));
  return `M${text(from)}Q${text(bend)} ${text(end)}`;
}

const curves = (some, kind) =>
  some.map((edge) => `<path class="${kind}" marker-end="url(#${kind})" d="${curve(edge)}"/>`);

const arrow = (kind, size) =>
  `<marker id="${kind}" class="${kind}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="${size}" ` +
  `markerHeight="${size}" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0L8 4L0 8z"/></marker>`;

const nodes = [...places].map(([id, [x, y]]) => {
  const kind = path.includes(id) ? ' class="on"' : '';
  return `<g${kind} transform="translate(${text([x, y])})"><circle r="16"/><text y="5">${id}</text></g>`;
});

console.log(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="-180 -180 360 360" width="360" height="360">
<title>The path of a packet from ${path[0]} to ${path.at(-1)}: ${path.join(', ')}</title>
<style>
path { fill: none }
path.edge { stroke: #8b949e; stroke-opacity: .45 }
path.hop { stroke: #e8590c; stroke-width: 3 }
marker.edge path { fill: #8b949e }
marker.hop path { fill: #e8590c }
circle { fill: #6e7781 }
.on circle { fill: #e8590c }
text { fill: #fff; font: 600 14px system-ui, sans-serif; text-anchor: middle }
</style>
${arrow('edge', 7)}
${arrow('hop', 12)}
${curves(
  edges.filter((edge) => !hops.includes(edge)),
  'edge',
).join('\n')}
${curves(hops, 'hop').join('\n')}
${nodes.join('\n')}
</svg>`);
