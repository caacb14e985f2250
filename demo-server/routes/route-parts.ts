import type { Run } from '../actions/run.ts';
import type { DemoControls } from '../demo/controls.ts';

/** What the routes are made of. There is no database in it: see {@link Run}. */
export interface RouteParts {
  run: Run;
  /** Asks whether the database answers. @throws when it does not */
  ping: () => Promise<void>;
  /** The origin people reach the server at, `http://127.0.0.1:4280`. Asked late: with port 0 it is known after listening. */
  baseUrl: () => string;
  /** Whether the server has been told to stop: what is under way is finished, nothing new should come. */
  isStopping: () => boolean;
  /** With `DEMO_CONTROLS=1` only: what tests and lessons move and break. */
  demo?: DemoControls | undefined;
}
