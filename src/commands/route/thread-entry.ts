// Where thread.ts is, once built.

export const THREAD_ENTRY = new URL('thread.js', import.meta.url);
