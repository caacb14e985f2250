import { App } from './app.tsx';
import { render } from './bridge/render.tsx';

const beginning = await window.countersign.beginning();
// Refused or not: the page asks again, part by part, and says what is wrong.
const told = beginning?.ok ? beginning.value : undefined;
render(<App beginning={told} />, told?.settings);
