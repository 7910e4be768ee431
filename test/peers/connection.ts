// One connection of a test peer, read frame by frame.

import type { Socket } from 'node:net';
import { decodeFrame, FrameCutter, type Message } from './wire.ts';

export interface Reader {
  /** A whole frame; undefined when it holds none of the published messages. */
  onFrame: (message: Message | undefined) => void;
  onMalformed: (reason: string) => void;
  /** The first bytes that came on this connection are less than a frame. */
  onSplit?: () => void;
  /** The other side has closed its half. */
  onEnd: () => void;
}

export function readFrames(socket: Socket, { onFrame, onMalformed, onSplit, onEnd }: Reader): void {
  const cutter = new FrameCutter();
  let frames = 0;
  socket.on('end', onEnd);
  socket.on('data', (chunk: Buffer) => {
    try {
      const whole = cutter.push(chunk);
      // Later frames are let off: TCP cuts a stream of many packets where it likes.
      if (frames === 0 && whole.length === 0) onSplit?.();
      frames += whole.length;
      for (const frame of whole) onFrame(decodeFrame(frame));
    } catch (error) {
      onMalformed(`a malformed frame: ${error}`);
    }
  });
}
