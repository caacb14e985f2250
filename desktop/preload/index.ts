/** The only bridge between the page and the main process: requests go out, replies and events come in. */
import { contextBridge, ipcRenderer } from 'electron';
import type { Beginning } from '../ipc/app.ts';
import type { CountersignBridge } from '../ipc/bridge.ts';
import type { Envelope } from '../ipc/envelope.ts';
import type { Events } from '../ipc/events.ts';

// This script runs before the page's own scripts, so the answer is on its way while they are read.
const beginning: Promise<Envelope<Beginning>> | undefined =
  location.pathname === '/index.html' ? ipcRenderer.invoke('countersign:request', 'app:begin') : undefined;

const bridge: CountersignBridge = {
  beginning: () => beginning,
  invoke: (channel, request) => ipcRenderer.invoke('countersign:request', channel, request),
  on: (event, listener) => {
    // The page does not get the event object, which could send any message to the main process.
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
