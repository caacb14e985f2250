import { App } from './app.tsx';
import { render } from './bridge/render.tsx';

const beginning = await window.countersign.beginning();
// If this request failed, the page repeats it in parts and shows the error.
const told = beginning?.ok ? beginning.value : undefined;
await render(<App started={told} />, told?.settings);
