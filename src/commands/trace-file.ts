// Writes lines to files and reads them, in chunks and synchronously: a slow disk slows the program, and no memory fills up.

import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  opendirSync,
  openSync,
  readSync,
  writeSync,
} from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import { InputError } from '../terminal/process.ts';
import { count } from '../text/text.ts';

/** A file that cannot be written; the message is one line for people. */
export class FileError extends Error {}

/** Creates the folder if it is missing, but not its parent. Throws FileError, also when the folder is not writable. */
export function makeFolder(path: string): void {
  write(path, () => {
    if (existsSync(path)) opendirSync(path).closeSync();
    else mkdirSync(path);
    accessSync(path, constants.W_OK);
  });
}

const CHUNK = 65_536;

export class LineWriter {
  readonly #path: string;
  readonly #fd: number;
  #parts: string[] = [];
  #characters = 0;

  /** Creates or empties the file. Throws FileError, as all methods do. */
  constructor(path: string) {
    this.#path = path;
    this.#fd = write(path, () => openSync(path, 'w'));
  }

  /** `text` with its line breaks. */
  write(text: string): void {
    this.#parts.push(text);
    this.#characters += text.length;
    if (this.#characters >= CHUNK) this.#flush();
  }

  close(): void {
    this.#flush();
    write(this.#path, () => closeSync(this.#fd));
  }

  #flush(): void {
    const bytes = Buffer.from(this.#parts.join(''));
    this.#parts = [];
    this.#characters = 0;
    write(this.#path, () => {
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
  /** The last chunk, and how far its lines have been taken. */
  #text = '';
  #at = 0;
  /** Of the current line. */
  #parts: string[] = [];
  #characters = 0;
  #ended = false;
  #number = 0;

  /** A line of more than maxCharacters is an error. Throws InputError, as all methods do. */
  constructor(path: string, maxCharacters: number) {
    this.#path = path;
    this.#maxCharacters = maxCharacters;
    this.#fd = read(path, () => openSync(path, 'r'));
  }

  /** The next line without its line break; undefined at the end. Throws InputError. */
  next(): Line | undefined {
    while (!this.#ended) {
      const end = this.#text.indexOf('\n', this.#at);
      this.#take(end < 0 ? this.#text.length : end);
      if (end >= 0) {
        this.#at = end + 1;
        return { number: ++this.#number, text: this.#line(), whole: true };
      }
      this.#read();
    }
    const text = this.#line();
    return text === '' ? undefined : { number: ++this.#number, text, whole: false };
  }

  close(): void {
    closeSync(this.#fd);
  }

  /** The chunk up to `end` belongs to the current line. */
  #take(end: number): void {
    this.#parts.push(this.#text.slice(this.#at, end));
    this.#characters += end - this.#at;
    if (this.#characters > this.#maxCharacters) {
      throw new InputError(`line ${this.#number + 1} of ${this.#path} is too long for a trace`);
    }
  }

  #line(): string {
    const text = this.#parts.join('');
    this.#parts = [];
    this.#characters = 0;
    return text;
  }

  #read(): void {
    const bytes = read(this.#path, () => readSync(this.#fd, this.#chunk));
    this.#ended = bytes === 0;
    this.#text = this.#ended ? this.#decoder.end() : this.#decoder.write(this.#chunk.subarray(0, bytes));
    this.#at = 0;
    if (this.#ended) this.#take(this.#text.length);
  }
}

/** The text of a file. Throws InputError, also for more than maxBytes: a device may have no end. */
export function readText(path: string, maxBytes: number): string {
  return read(path, () => {
    const fd = openSync(path, 'r');
    try {
      return textOf(fd, maxBytes);
    } finally {
      closeSync(fd);
    }
  });
}

function textOf(fd: number, maxBytes: number): string {
  const chunks: Buffer[] = [];
  for (let bytes = 0; bytes <= maxBytes; ) {
    const chunk = Buffer.alloc(CHUNK);
    const length = readSync(fd, chunk);
    if (length === 0) return Buffer.concat(chunks).toString('utf8');
    chunks.push(chunk.subarray(0, length));
    bytes += length;
  }
  throw new Error(`it has more than ${count(maxBytes)} bytes`);
}

function read<T>(path: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw new InputError(`cannot read ${path}: ${reason(error)}`);
  }
}

function write<T>(path: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw new FileError(`cannot write ${path}: ${reason(error)}`);
  }
}

/** `no such file or directory`, without the call and the path that Node says with it. */
export function reason(error: unknown): string {
  const { message } = error as Error;
  return /^[A-Z0-9]+: (.*?), \w+/.exec(message)?.[1] ?? message;
}
