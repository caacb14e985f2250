import type { CountersignBridge } from '../../ipc/bridge.ts';
import type { Envelope, ReplyText } from '../../ipc/envelope.ts';
import type { EventName, Events } from '../../ipc/events.ts';
import type { Channel, ReplyOf, RequestOf } from '../../ipc/index.ts';
import { translate } from '../texts/translator.ts';

declare global {
  interface Window {
    countersign: CountersignBridge;
  }
}

/** Reads a reply of the main process. */
export function readReply<T>(text: ReplyText<T>): Envelope<T> {
  return JSON.parse(text);
}

/** Sends a request to the main process. Never rejects: every error is returned as a failure with a message. */
export async function ask<C extends Channel>(
  channel: C,
  request: RequestOf<C>,
): Promise<Envelope<ReplyOf<C>>> {
  try {
    return readReply(await window.countersign.invoke(channel, request));
  } catch {
    return {
      ok: false,
      error: {
        code: 'internal',
        message: translate('shell.noAnswer'),
      },
    };
  }
}

/** Listens to an event of the main process. @returns a function that stops listening */
export function listen<E extends EventName>(event: E, listener: (payload: Events[E]) => void): () => void {
  return window.countersign.on(event, listener);
}

/** Returns the name of the shortcut modifier on this system's keyboards. */
export function modifierName(): 'Ctrl' | '⌘' {
  return window.countersign.platform === 'darwin' ? '⌘' : 'Ctrl';
}

/** Returns whether an event has only that modifier. */
export function hasModifier(event: { ctrlKey: boolean; metaKey: boolean }): boolean {
  return window.countersign.platform === 'darwin'
    ? event.metaKey && !event.ctrlKey
    : event.ctrlKey && !event.metaKey;
}
