/** Locks by itself: after a time without use, with the computer's screen, before it sleeps. */
import type { Settings } from '../../settings.ts';

/** The part of Electron's power monitor this needs. */
export interface PowerMonitor {
  on(event: 'lock-screen' | 'suspend', listener: () => void): unknown;
  /** Seconds since the last key press or pointer's move anywhere on the computer. */
  getSystemIdleTime(): number;
}

export interface AutoLockParts {
  monitor: PowerMonitor;
  settings: () => Pick<Settings, 'lockAfterMinutes' | 'lockWithScreen' | 'lockOnSleep'>;
  /** Whether there is something to lock, and a passphrase to unlock it again. */
  canLock: () => boolean;
  lock: () => Promise<unknown>;
  /** Unix milliseconds. */
  now: () => number;
}

/** How often idleness is looked at, in milliseconds: seldom enough to cost nothing. */
const POLL = 10_000;

export class AutoLock {
  readonly #parts: AutoLockParts;
  #lookedAt: number;

  constructor(parts: AutoLockParts) {
    this.#parts = parts;
    this.#lookedAt = parts.now();
    parts.monitor.on('lock-screen', () => this.#lockIf(parts.settings().lockWithScreen));
    parts.monitor.on('suspend', () => this.#lockIf(parts.settings().lockOnSleep));
  }

  /** @returns a function that stops it */
  start(): () => void {
    const timer = setInterval(() => this.look(), POLL);
    timer.unref();
    return () => clearInterval(timer);
  }

  /** Looks once. */
  look(): void {
    const { monitor, settings, now } = this.#parts;
    const minutes = settings().lockAfterMinutes;
    const away = (now() - this.#lookedAt) / 1000;
    this.#lookedAt = now();
    if (minutes === 0) return;
    // A computer that slept counts no idle time, and not every system says that it went to sleep.
    this.#lockIf(Math.max(monitor.getSystemIdleTime(), away) >= minutes * 60);
  }

  #lockIf(due: boolean): void {
    if (!due || !this.#parts.canLock()) return;
    // Nothing waits for the result. A vault that cannot be locked stays open.
    void this.#parts.lock().catch(() => undefined);
  }
}
