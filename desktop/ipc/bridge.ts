import type { Beginning } from './app.ts';
import type { ReplyText } from './envelope.ts';
import type { EventName, Events } from './events.ts';
import type { Channel, ReplyOf, RequestOf } from './index.ts';

/** The object that the preload script sets as `window.countersign`. */
export interface CountersignBridge {
  /**
   * Returns the start-up data, requested before the page's scripts are read. `undefined` on pages other than the main
   * one.
   */
  beginning: () => Promise<ReplyText<Beginning>> | undefined;
  invoke<C extends Channel>(channel: C, request: RequestOf<C>): Promise<ReplyText<ReplyOf<C>>>;
  /** Listens to an event. @returns a function that stops listening */
  on<E extends EventName>(event: E, listener: (payload: Events[E]) => void): () => void;
  platform: 'linux' | 'darwin' | 'win32';
}
