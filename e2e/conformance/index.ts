/** What adapters and scripts import from `@countersign/conformance`. */
export { chapters } from './checks/index.ts';
export { runConformance } from './command.ts';
export { parts } from './parts/index.ts';
export { preflight } from './preflight.ts';
export { type Result, type RunOptions, runChecks, type Verdict } from './run.ts';
export { type Severity, severityOf } from './severity.ts';
export type {
  Adapter,
  Answer,
  Client,
  FakeClock,
  Operations,
  Parts,
  Person,
  Target,
} from './trial/adapter.ts';
export type { Chapter, Check, CheckTexts } from './trial/check.ts';
export type { Exchange } from './trial/masked.ts';
