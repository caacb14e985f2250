import type { Beginning } from './app.ts';
import type { Envelope } from './envelope.ts';
import type { EventName, Events } from './events.ts';
import type { Channel, ReplyOf, RequestOf } from './index.ts';

/** What the preload script puts on `window.countersign`. */
export interface CountersignBridge {
  /** What the main page begins with, asked for before its scripts are read; `undefined` on other pages. */
  beginning: () => Promise<Envelope<Beginning>> | undefined;
  invoke<C extends Channel>(channel: C, request: RequestOf<C>): Promise<Envelope<ReplyOf<C>>>;
  /** @returns a function that stops listening */
  on<E extends EventName>(event: E, listener: (payload: Events[E]) => void): () => void;
  platform: 'linux' | 'darwin' | 'win32';
}
