/** The only bridge between the page and the main process: requests go out, replies and events come in. */
import { contextBridge, ipcRenderer } from 'electron';
import type { Beginning } from '../ipc/app.ts';
import type { CountersignBridge } from '../ipc/bridge.ts';
import type { ReplyText } from '../ipc/envelope.ts';
import type { Events } from '../ipc/events.ts';

// This script runs before the page's own scripts, so the answer is on its way while they are read.
const beginning: Promise<ReplyText<Beginning>> | undefined =
  location.pathname === '/index.html' ? ipcRenderer.invoke('countersign:request', 'app:begin') : undefined;

type Listener = (payload: unknown) => void;

/** The page's listeners by their event. Each part of the page has some, so the channel itself has one for all of them. */
const listeners = new Map<unknown, Set<Listener>>();

// The page does not get the event object, which could send any message to the main process.
ipcRenderer.on('countersign:event', (_event, name: unknown, payload: unknown) => {
  for (const listener of [...(listeners.get(name) ?? [])]) listener(payload);
});

const bridge: CountersignBridge = {
  beginning: () => beginning,
  invoke: (channel, request) => ipcRenderer.invoke('countersign:request', channel, request),
  on: (event, listener) => {
    const all = listeners.get(event) ?? new Set();
    listeners.set(event, all);
    // One of its own for each call: the same function may be given twice.
    const own: Listener = (payload) => listener(payload as Events[typeof event]);
    all.add(own);
    return () => {
      all.delete(own);
    };
  },
  platform: process.platform as CountersignBridge['platform'],
};

contextBridge.exposeInMainWorld('countersign', bridge);
