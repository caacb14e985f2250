import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../base/occasion.ts';
import type { DemoFaults } from '../contract/index.ts';
import type { Store } from '../store/store.ts';

const WHOLE: DemoFaults = { mailDown: false, storeDelayMs: 0, clockSkewMs: 0 };

/** The clock and the faults that tests and lessons can change while the server runs. */
export class DemoControls {
  readonly #computer: Clock;
  #offset = 0;
  #faults = WHOLE;

  /** @param computer the computer's clock */
  constructor(computer: Clock) {
    this.#computer = computer;
  }

  /** The server's clock. */
  readonly clock: Clock = () => this.#computer() + this.#offset + this.#faults.clockSkewMs;

  /** Returns how far the clock was moved, in milliseconds. */
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

  /** Returns the same store, with the delay of `storeDelayMs` before each statement. */
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
          // Without a delay there must be no timer, because a transaction would release the event loop for nothing.
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
