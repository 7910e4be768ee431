// What is seen of a registry is on disk, whatever the disk does meanwhile.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Change } from '../../src/overlay/node.ts';
import type { RegistryReport } from '../../src/overlay/report.ts';
import { OutputCommit } from '../../src/registry/output-commit.ts';
import { Recorder } from '../interaction/recorder.ts';

function stage() {
  const outside = new Recorder<RegistryReport>();
  const batches: { readonly changes: readonly Change[]; done(error?: Error): void }[] = [];
  const told: string[] = [];
  const output = new OutputCommit(outside, {
    commit: (changes, done) => void batches.push({ changes, done }),
    failed: ({ message }) => void told.push(`failed: ${message}`),
    hasRoom: () => void told.push('has room'),
  });
  const step = (...acts: (() => void)[]) => {
    for (const act of acts) act();
    output.stepped();
    return outside.take();
  };
  const keep =
    (key: string, value = key) =>
    () =>
      output.persist([{ key, value }]);
  const send = (link: number) => () => output.send(link, { kind: 'heartbeat' });
  const done = (error?: Error) => {
    batches.at(-1)!.done(error);
    return outside.take();
  };
  return { output, outside, batches, told, step, keep, send, done };
}

describe('output commit', () => {
  test('a step that keeps nothing is seen at once, and one that keeps something when that is on disk', () => {
    const { step, keep, send, done } = stage();
    expect(step(send(1))).toEqual(['send 1 heartbeat']);
    expect(step(send(1), keep('a'), send(2))).toEqual([]);
    expect(done()).toEqual(['send 1,2 heartbeat']);
    expect(step(send(3))).toEqual(['send 3 heartbeat']);
  });

  test('what comes while a batch is written waits for it, and its records for the next one', () => {
    const { step, keep, send, batches, done, output } = stage();
    step(keep('a'), send(1));
    expect(step(send(2))).toEqual([]);
    step(keep('b', '1'), send(3));
    step(keep('b', '2'), keep('c'), () => output.close(4), send(5));
    expect(batches).toHaveLength(1);
    expect(done()).toEqual(['send 1,2 heartbeat']);
    expect(batches[1]!.changes).toEqual([
      { key: 'b', value: '2' },
      { key: 'c', value: 'c' },
    ]);
    expect(done()).toEqual(['send 3 heartbeat', 'close 4', 'send 5 heartbeat']);
    expect(batches).toHaveLength(2);
  });

  test('a link that the core closes is none of its own at once, though what it was sent goes out first', () => {
    const { step, keep, send, done, output } = stage();
    step(keep('a'), send(1), () => output.close(1));
    expect(output.isClosing(1)).toBe(true);
    expect(done()).toEqual(['send 1 heartbeat', 'close 1']);
    expect(output.isClosing(1)).toBe(false);
  });

  test('timers do not wait', () => {
    const { step, keep, output } = stage();
    expect(step(keep('a'), () => output.setTimer('t', 5))).toEqual(['timer t in 5 ms']);
  });

  test('after a failure nothing goes out, and nothing is written again', () => {
    const { step, keep, send, batches, done, told } = stage();
    step(keep('a'), send(1));
    step(keep('b'), send(2));
    expect(done(new Error('no space left on device'))).toEqual([]);
    expect(step(send(3), keep('c'))).toEqual([]);
    expect([batches.length, told]).toEqual([1, ['failed: no space left on device']]);
  });

  test('a core is told no more when 65,536 effects wait, and again when they have gone', () => {
    const { step, keep, send, output, outside, done, told } = stage();
    outside.send = () => {};
    step(keep('a'));
    for (let i = 0; i < 65; i++) step(...Array<() => void>(1008).fill(send(1)));
    step(...Array<() => void>(15).fill(send(1)));
    expect(output.isFull).toBe(false);
    step(send(1));
    expect([output.isFull, told]).toEqual([true, []]);
    done();
    expect([output.isFull, told]).toEqual([false, ['has room']]);
  });

  test('an answer to what goes out comes after all that went before', () => {
    const { step, keep, send, done, output, outside } = stage();
    outside.end = () => {
      outside.write('end');
      send(9)();
      output.stepped();
    };
    step(keep('a'), send(1), () => output.end(1), send(2));
    expect(done()).toEqual(['send 1 heartbeat', 'end', 'send 2,9 heartbeat']);
  });

  test('whatever the order, nothing is seen before what was kept by then is on disk', () => {
    const act = fc.constantFrom('keep', 'send', 'step', 'disk');
    fc.assert(
      fc.property(fc.array(act, { maxLength: 60 }), (acts) => {
        const { output, outside, batches } = stage();
        /** By number of the send: how much was kept when it was sent. */
        const needs: number[] = [];
        let kept = 0;
        let onDisk = 0;
        let written = 0;
        let seen = 0;
        outside.send = () => {
          expect(onDisk).toBeGreaterThanOrEqual(needs[seen++]!);
        };
        const finish = () => {
          if (written === batches.length) return;
          const { changes, done } = batches[written++]!;
          onDisk = Math.max(onDisk, ...changes.map(({ key }) => Number(key)));
          done();
        };
        for (const what of acts) {
          if (what === 'keep') output.persist([{ key: String(++kept), value: '' }]);
          else if (what === 'send') {
            needs.push(kept);
            output.send(1, { kind: 'heartbeat' });
          } else if (what === 'step') output.stepped();
          else finish();
        }
        output.stepped();
        for (let i = 0; i < acts.length + 2; i++) finish();
        expect(seen).toBe(needs.length);
      }),
    );
  });
});
