// Lines to a file and back, in chunks, at once: a slow disk slows the simulation, and nothing piles up in memory.

import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';

/** A file that cannot be read or written; the message is one line for people. */
export class FileError extends Error {}

const CHUNK = 65_536;

export class LineWriter {
  readonly #path: string;
  readonly #fd: number;
  #parts: string[] = [];
  #characters = 0;

  /** Makes the file, or empties it. Throws FileError, as all of this does. */
  constructor(path: string) {
    this.#path = path;
    this.#fd = told(`cannot write ${path}`, () => openSync(path, 'w'));
  }

  /** `text` with its line breaks. */
  write(text: string): void {
    this.#parts.push(text);
    this.#characters += text.length;
    if (this.#characters >= CHUNK) this.#flush();
  }

  close(): void {
    this.#flush();
    told(`cannot write ${this.#path}`, () => closeSync(this.#fd));
  }

  #flush(): void {
    const bytes = Buffer.from(this.#parts.join(''));
    this.#parts = [];
    this.#characters = 0;
    told(`cannot write ${this.#path}`, () => {
      for (let at = 0; at < bytes.length; ) at += writeSync(this.#fd, bytes, at);
    });
  }
}

export interface Line {
  /** From 1. */
  readonly number: number;
  readonly text: string;
  /** False: the file ends within it. */
  readonly whole: boolean;
}

export class LineReader {
  readonly #path: string;
  readonly #fd: number;
  readonly #maxCharacters: number;
  readonly #chunk = Buffer.alloc(CHUNK);
  readonly #decoder = new StringDecoder('utf8');
  #text = '';
  #at = 0;
  #ended = false;
  #number = 0;

  /** A line of more characters than that is an error. */
  constructor(path: string, maxCharacters: number) {
    this.#path = path;
    this.#maxCharacters = maxCharacters;
    this.#fd = told(`cannot read ${path}`, () => openSync(path, 'r'));
  }

  /** The next line without its line break; undefined at the end. Throws FileError. */
  next(): Line | undefined {
    for (let from = this.#at; ; ) {
      const end = this.#text.indexOf('\n', from);
      if (end >= 0) {
        const text = this.#text.slice(this.#at, end);
        this.#at = end + 1;
        return { number: ++this.#number, text, whole: true };
      }
      if (this.#ended) return this.#rest();
      if (this.#text.length - this.#at > this.#maxCharacters) {
        throw new FileError(`line ${this.#number + 1} of ${this.#path} is too long for a trace`);
      }
      this.#text = this.#text.slice(this.#at);
      this.#at = 0;
      from = this.#text.length;
      this.#read();
    }
  }

  close(): void {
    closeSync(this.#fd);
  }

  #rest(): Line | undefined {
    const text = this.#text.slice(this.#at);
    this.#at = this.#text.length;
    return text === '' ? undefined : { number: ++this.#number, text, whole: false };
  }

  #read(): void {
    const bytes = told(`cannot read ${this.#path}`, () => readSync(this.#fd, this.#chunk));
    this.#ended = bytes === 0;
    this.#text += this.#ended ? this.#decoder.end() : this.#decoder.write(this.#chunk.subarray(0, bytes));
  }
}

/** What `act` gives; what it throws, as a FileError of one line. */
export function told<T>(what: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    const { message } = error as Error;
    throw new FileError(`${what}: ${/^[A-Z0-9]+: (.*?), \w+/.exec(message)?.[1] ?? message}`);
  }
}
