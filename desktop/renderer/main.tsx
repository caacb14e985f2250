import { App } from './app.tsx';
import { readReply } from './bridge/bridge.ts';
import { render } from './bridge/render.tsx';

const reply = await window.countersign.beginning();
const beginning = reply === undefined ? undefined : readReply(reply);
// If this request failed, the page repeats it in parts and shows the error.
const told = beginning?.ok ? beginning.value : undefined;
await render(<App started={told} />, told?.settings);
