import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { type Answer, createScreen, type Outcome, runConsole } from '../../src/terminal/console.ts';
import { SAMPLE, type SampleCommand } from './sample.ts';

/** A prompt over streams in memory; each command takes a few turns of the loop, and its outcome is as `outcomes` says. */
function start(options: {
  readonly exec?: string;
  readonly interactive?: boolean;
  readonly signal?: AbortSignal;
  readonly outcomes?: Readonly<Record<string, Outcome>>;
  readonly execute?: (command: SampleCommand) => Promise<Answer>;
}) {
  const { exec, interactive = false, signal, outcomes = {} } = options;
  const input = new PassThrough();
  const terminal = Object.assign(new PassThrough(), { isTTY: interactive, columns: 80 });
  const screen = createScreen(terminal, terminal);
  const ran: string[] = [];
  const errors: string[] = [];
  let running = 0;
  let interrupts = 0;
  const execute = async (command: SampleCommand): Promise<Outcome> => {
    running++;
    expect(running).toBe(1);
    await turns(3);
    ran.push(describeCommand(command));
    running--;
    return outcomes[describeCommand(command)] ?? 'done';
  };
  const ended = runConsole({
    commands: SAMPLE,
    execute: options.execute ?? execute,
    input,
    screen,
    show: { error: (text) => errors.push(text), help: (text) => screen.stdout.write(text) },
    exec,
    interactive,
    signal,
    interrupt: () => {
      interrupts++;
    },
  });
  const shown = () => String(terminal.read() ?? '');
  return { input, screen, ended, ran, errors, shown, interrupts: () => interrupts };
}

function describeCommand(command: SampleCommand): string {
  if (command.name === 'say') return `say ${command.text}`;
  return command.name === 'add' ? `add ${command.number}` : command.name;
}

async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setImmediate(resolve));
}

describe('a pipe', () => {
  test('of 200 commands runs them all in order, one after the other, and ends as with exit', async () => {
    const { input, ended, ran } = start({});
    const numbers = Array.from({ length: 200 }, (_, index) => index);
    input.end(numbers.map((number) => `add ${number}\n`).join(''));
    expect(await ended).toEqual({ ended: 'exit', exitCode: 0 });
    expect(ran).toEqual([...numbers.map((number) => `add ${number}`), 'exit']);
  });

  test('that arrives cut anywhere, with any line ends and without the last, loses nothing', async () => {
    const { input, ended, ran } = start({});
    for (const part of ['say "a', ' b"\r\n\r\nad', 'd 5\n# comment\nadd 6; ', 'add 7\nadd 8']) {
      input.write(part);
      await turns(5);
    }
    input.end();
    expect((await ended).ended).toBe('exit');
    expect(ran).toEqual(['say a b', 'add 5', 'add 6', 'add 7', 'add 8', 'exit']);
  });

  test('stops at exit', async () => {
    const { input, ended, ran } = start({});
    input.write('add 1\nexit\nadd 2\n');
    expect(await ended).toEqual({ ended: 'exit', exitCode: 0 });
    expect(ran).toEqual(['add 1', 'exit']);
  });

  test('without a command leaves the program serving', async () => {
    const { input, ended, ran } = start({});
    input.end('\n  \n# nothing\n');
    expect(await ended).toEqual({ ended: 'serving', exitCode: 0 });
    expect(ran).toEqual([]);
  });

  test('that breaks is the end of it', async () => {
    const before = start({});
    before.input.destroy(new Error('EISDIR'));
    expect((await before.ended).ended).toBe('serving');
    const amid = start({});
    amid.input.write('add 1\n');
    await turns(20);
    amid.input.destroy(new Error('EIO'));
    expect((await amid.ended).ended).toBe('exit');
    expect(amid.ran).toEqual(['add 1', 'exit']);
  });

  test('with a line that is not understood: one error, and it goes on', async () => {
    const { input, ended, ran, errors } = start({});
    input.end('sya hello\nadd x\nadd 1\n');
    expect(await ended).toEqual({ ended: 'exit', exitCode: 1 });
    expect(errors).toEqual([
      "unknown command 'sya'; did you mean say?",
      "add: 'x' was given, but number must be a whole number from 0 to 999",
    ]);
    expect(ran).toEqual(['add 1', 'exit']);
  });

  test('shows no prompt', async () => {
    const { input, ended, shown } = start({});
    input.end('add 1\n');
    await ended;
    expect(shown()).toBe('');
  });
});

describe('--exec', () => {
  test('runs first, then the pipe', async () => {
    const { input, ended, ran } = start({ exec: 'say "a; b"; add 1' });
    input.end('add 2\n');
    expect(await ended).toEqual({ ended: 'exit', exitCode: 0 });
    expect(ran).toEqual(['say a; b', 'add 1', 'add 2', 'exit']);
  });

  test('with exit ends without reading the pipe', async () => {
    const { input, ended, ran } = start({ exec: 'add 1; exit; add 2' });
    input.write('add 3\n');
    expect(await ended).toEqual({ ended: 'exit', exitCode: 0 });
    expect(ran).toEqual(['add 1', 'exit']);
  });

  test('without exit, and with nothing piped, leaves the program serving', async () => {
    const { input, ended } = start({ exec: 'add 1', outcomes: { 'add 1': 'mismatch' } });
    input.end();
    expect(await ended).toEqual({ ended: 'serving', exitCode: 3 });
  });
});

describe('the exit code', () => {
  test.each([
    ['add 1; exit', 0],
    ['add 2; add 1; exit', 1],
    ['add 3; add 1; exit', 3],
    ['add 3; add 2; exit', 1],
    ['add x; exit', 1],
    ['help; exit', 0],
  ] as const)('of %j is %i', async (exec, exitCode) => {
    const { ended } = start({ exec, outcomes: { 'add 2': 'failed', 'add 3': 'mismatch' } });
    expect((await ended).exitCode).toBe(exitCode);
  });

  test('says that exit itself failed, and the end of the pipe ends the program all the same', async () => {
    const { input, ended, ran } = start({ outcomes: { exit: 'failed' } });
    input.end('exit\nadd 1\n');
    expect(await ended).toEqual({ ended: 'exit', exitCode: 1 });
    expect(ran).toEqual(['exit', 'add 1', 'exit']);
  });
});

describe('a terminal', () => {
  test('has a prompt; Ctrl-D is exit; what was mistyped does not change the exit code', async () => {
    const { input, ended, ran, errors, shown } = start({ interactive: true });
    input.write('add 1\r');
    await turns(20);
    input.write('sya\r');
    await turns(20);
    input.write('\x04');
    expect(await ended).toEqual({ ended: 'exit', exitCode: 0 });
    expect(ran).toEqual(['add 1', 'exit']);
    expect(errors).toHaveLength(1);
    expect(shown()).toContain('sample> ');
  });

  test('completes with Tab, and repeats with the arrow up', async () => {
    const { input, ended, ran } = start({ interactive: true });
    for (const key of ['a', '\t', '7', '\r', '\x1b[A', '\r']) {
      input.write(key);
      await turns(20);
    }
    input.write('\x04');
    await ended;
    expect(ran).toEqual(['add 7', 'add 7', 'exit']);
  });

  test('keeps what is being typed when something is printed meanwhile', async () => {
    const { input, screen, ended, ran, shown } = start({ interactive: true });
    input.write('add 4');
    await turns(20);
    shown();
    screen.stderr.write('a log line\n');
    expect(shown()).toBe('\x1b[1G\x1b[0Ja log line\n\x1b[1G\x1b[0Jsample> add 4\x1b[14G');
    input.write('2\r\x04');
    await ended;
    expect(ran).toEqual(['add 42', 'exit']);
  });

  test('is left alone while a command runs: no prompt is drawn round what it prints', async () => {
    let screen: ReturnType<typeof start>['screen'] | undefined;
    const started = start({
      interactive: true,
      execute: async (command) => {
        if (command.name === 'add') screen?.stdout.write('result\n');
        return 'done';
      },
    });
    screen = started.screen;
    started.input.write('add 4\r');
    await turns(20);
    expect(started.shown()).toContain('add 4\r\nresult\n\x1b[1G\x1b[0Jsample> ');
    started.input.write('\x04');
    await started.ended;
  });

  test('clears what is typed at Ctrl-C, and passes on the next one', async () => {
    const { input, ended, ran, interrupts } = start({ interactive: true });
    input.write('add 7\x1b[D\x03');
    await turns(20);
    expect(interrupts()).toBe(0);
    input.write('\x03');
    await turns(20);
    expect(interrupts()).toBe(1);
    input.write('add 8\r\x04');
    await ended;
    expect(ran).toEqual(['add 8', 'exit']);
  });

  test('runs nothing of a line behind a command that was stopped', async () => {
    const ran: string[] = [];
    const { input, ended } = start({
      interactive: true,
      execute: async (command) => {
        ran.push(describeCommand(command));
        return command.name === 'add' ? 'stopped' : 'done';
      },
    });
    input.write('add 1; add 2\r');
    await turns(20);
    input.write('\x04');
    await ended;
    expect(ran).toEqual(['add 1', 'exit']);
  });

  test('what was stopped ends a pipe', async () => {
    const ran: string[] = [];
    const execute = async (command: SampleCommand): Promise<Answer> => {
      ran.push(describeCommand(command));
      return 'stopped';
    };
    const { input, ended } = start({ execute });
    input.write('add 1; add 2\nadd 3\n');
    expect((await ended).ended).toBe('aborted');
    expect(ran).toEqual(['add 1']);
  });
});

describe('an abort', () => {
  test('ends a prompt that waits', async () => {
    const abort = new AbortController();
    const { input, ended, ran } = start({ signal: abort.signal });
    input.write('add 1\n');
    await turns(20);
    abort.abort();
    expect(await ended).toEqual({ ended: 'aborted', exitCode: 0 });
    expect(ran).toEqual(['add 1']);
  });

  test('ends after the command that runs', async () => {
    const abort = new AbortController();
    const { ended } = start({
      exec: 'add 1; add 2',
      signal: abort.signal,
      execute: async (command) => {
        expect(command).toEqual({ name: 'add', number: 1 });
        abort.abort();
        return 'done';
      },
    });
    expect((await ended).ended).toBe('aborted');
  });
});

test('the prompt is on stderr where only that is a terminal', () => {
  const stream = (isTTY: boolean) => Object.assign(new PassThrough(), { isTTY });
  const [tty, pipe] = [stream(true), stream(false)];
  expect(createScreen(pipe, tty).terminal).toBe(tty);
  expect(createScreen(tty, tty).terminal).toBe(tty);
  expect(createScreen(pipe, pipe).terminal).toBe(pipe);
});
