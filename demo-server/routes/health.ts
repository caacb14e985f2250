import { Refusal } from '../base/refusal.ts';
import { routes } from '../contract/index.ts';
import type { MountRoute } from './guard.ts';
import type { RouteParts } from './route-parts.ts';

/** Timeout for the database in a probe, in milliseconds. */
const PROBE_MS = 2000;

/** Routes for the probes of supervisors and load balancers. */
export function healthRoutes(
  mount: MountRoute,
  { ping, isStopping }: Pick<RouteParts, 'ping' | 'isStopping'>,
): void {
  mount(routes.health).reply(async () => ({ status: 'ok' }));

  mount(routes.readiness).reply(async () => {
    if (isStopping()) throw new Refusal('NOT_READY');
    await withinTime(ping(), PROBE_MS).catch((cause: unknown) => {
      throw new Refusal('NOT_READY', { cause });
    });
    return { status: 'ready' };
  });
}

async function withinTime(work: Promise<void>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`No answer within ${ms} ms.`)), ms);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
