import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../base/occasion.ts';
import type { DemoFaults } from '../contract/index.ts';
import type { Store } from '../store/store.ts';

const WHOLE: DemoFaults = { mailDown: false, storeDelayMs: 0, clockSkewMs: 0 };

/** What tests and lessons may move and break while the server runs. */
export class DemoControls {
  readonly #computer: Clock;
  #offset = 0;
  #faults = WHOLE;

  /** @param computer the clock that goes on ticking beneath */
  constructor(computer: Clock) {
    this.#computer = computer;
  }

  /** The server's clock. */
  readonly clock: Clock = () => this.#computer() + this.#offset + this.#faults.clockSkewMs;

  /** How far the clock has been moved, in milliseconds. */
  get offset(): number {
    return this.#offset;
  }

  get faults(): DemoFaults {
    return this.#faults;
  }

  advance(ms: number): void {
    this.#offset += ms;
  }

  setFaults(faults: Partial<DemoFaults>): void {
    this.#faults = { ...this.#faults, ...faults };
  }

  putBack(): void {
    this.#offset = 0;
    this.setFaults(WHOLE);
  }

  /** The same store, each statement of which waits as long as the fault says. */
  slowed(store: Store): Store {
    return slowed(store, () => this.#faults.storeDelayMs);
  }
}

function slowed(store: Store, delay: () => number): Store {
  const slowRepository = <T extends object>(repository: T): T =>
    new Proxy(repository, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name);
        if (typeof value !== 'function') return value;
        return async (...args: unknown[]) => {
          // No timer at all without the fault: a store in a transaction must not give the turn away for nothing.
          if (delay() > 0) await sleep(delay());
          return Reflect.apply(value, target, args);
        };
      },
    });
  return {
    ...(Object.fromEntries(
      Object.entries(store).map(([name, part]) => [
        name,
        typeof part === 'object' ? slowRepository(part) : part,
      ]),
    ) as unknown as Store),
    transaction: (work) => store.transaction((inner) => work(slowed(inner, delay))),
    together: (work) => store.together((inner) => work(slowed(inner, delay))),
  };
}
