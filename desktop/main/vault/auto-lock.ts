/** Automatic locking: after an idle time, with the computer's screen, and before the computer sleeps. */
import type { Settings } from '../../settings.ts';

/** The part of Electron's power monitor that automatic locking uses. */
export interface PowerMonitor {
  on(event: 'lock-screen' | 'suspend', listener: () => void): unknown;
  /** Seconds since the last key press or pointer movement anywhere on the computer. */
  getSystemIdleTime(): number;
}

export interface AutoLockParts {
  monitor: PowerMonitor;
  settings: () => Pick<Settings, 'lockAfterMinutes' | 'lockWithScreen' | 'lockOnSleep'>;
  /** Whether the vault is open and has a passphrase to unlock it again. */
  canLock: () => boolean;
  lock: () => Promise<unknown>;
  /** Unix milliseconds. */
  now: () => number;
}

/** How often the idle time is checked, in milliseconds. */
const POLL = 10_000;

export class AutoLock {
  readonly #parts: AutoLockParts;
  #lookedAt: number;
  #usedAt: number | undefined;

  constructor(parts: AutoLockParts) {
    this.#parts = parts;
    this.#lookedAt = parts.now();
    parts.monitor.on('lock-screen', () => this.#lockIf(parts.settings().lockWithScreen));
    parts.monitor.on('suspend', () => this.#lockIf(parts.settings().lockOnSleep));
  }

  /** Counts as use, like a key press. Not every system counts the keys that unlocked the vault. */
  used(): void {
    this.#usedAt = this.#parts.now();
  }

  /** Starts checking the idle time. @returns a function that stops it */
  start(): () => void {
    const timer = setInterval(() => this.look(), POLL);
    timer.unref();
    return () => clearInterval(timer);
  }

  /** Checks the idle time once and locks if it is over. */
  look(): void {
    const { monitor, settings, now } = this.#parts;
    const minutes = settings().lockAfterMinutes;
    const away = (now() - this.#lookedAt) / 1000;
    this.#lookedAt = now();
    if (minutes === 0) return;
    // Sleep does not count as idle time, and some systems send no suspend event. A gap between two checks is sleep.
    const sinceUse = this.#usedAt === undefined ? Number.POSITIVE_INFINITY : (now() - this.#usedAt) / 1000;
    // A clock that was set back does not keep the vault open.
    const idle = sinceUse < 0 ? monitor.getSystemIdleTime() : Math.min(monitor.getSystemIdleTime(), sinceUse);
    this.#lockIf(Math.max(idle, away) >= minutes * 60);
  }

  #lockIf(due: boolean): void {
    if (!due || !this.#parts.canLock()) return;
    // No caller waits for the result. If locking fails, the vault stays open.
    void this.#parts.lock().catch(() => undefined);
  }
}
