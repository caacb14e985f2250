import { CounterPart } from './counter-part.tsx';
import { DriftPart } from './drift-part.tsx';

/** How a server finds a counter or a clock again. */
export function ResyncFigure() {
  return (
    <>
      <CounterPart />
      <hr className="inside-rule" />
      <DriftPart />
    </>
  );
}
