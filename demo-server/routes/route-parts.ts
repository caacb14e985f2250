import type { Run } from '../actions/run.ts';
import type { DemoControls } from '../demo/controls.ts';

/** What the routes need. It contains no database: see {@link Run}. */
export interface RouteParts {
  run: Run;
  /** Checks that the database can be used. @throws if it cannot */
  assertStoreReady: () => Promise<void>;
  /**
   * The configured address, such as `http://127.0.0.1:4280`. A function, because with port 0 it is known only when the
   * server listens.
   */
  baseUrl: () => string;
  /** Whether the server is stopping: it finishes current requests, and clients should send no new ones. */
  isStopping: () => boolean;
  /** Only with `DEMO_CONTROLS=1`: the clock and the faults of tests and lessons. */
  demo?: DemoControls | undefined;
}
