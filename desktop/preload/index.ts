/** The only bridge between the page and the main process: requests out, replies and events in, nothing else. */
import { contextBridge, ipcRenderer } from 'electron';
import type { Beginning } from '../ipc/app.ts';
import type { CountersignBridge } from '../ipc/bridge.ts';
import type { Envelope } from '../ipc/envelope.ts';
import type { Events } from '../ipc/events.ts';

// This script runs before the page's own: the answer is under way while they are read.
const beginning: Promise<Envelope<Beginning>> | undefined =
  location.pathname === '/index.html' ? ipcRenderer.invoke('countersign:request', 'app:begin') : undefined;

const bridge: CountersignBridge = {
  beginning: () => beginning,
  invoke: (channel, request) => ipcRenderer.invoke('countersign:request', channel, request),
  on: (event, listener) => {
    // The event object stays here: it holds the means to send anything anywhere.
    const forward = (_event: unknown, name: unknown, payload: unknown) => {
      if (name === event) listener(payload as Events[typeof event]);
    };
    ipcRenderer.on('countersign:event', forward);
    return () => {
      ipcRenderer.off('countersign:event', forward);
    };
  },
  platform: process.platform as CountersignBridge['platform'],
};

contextBridge.exposeInMainWorld('countersign', bridge);
