import { Refusal } from '../base/refusal.ts';
import { routes } from '../contract/index.ts';
import type { MountRoute } from './guard.ts';
import type { RouteParts } from './route-parts.ts';

/** Routes for the probes of supervisors and load balancers. */
export function healthRoutes(
  mount: MountRoute,
  { assertStoreReady, isStopping }: Pick<RouteParts, 'assertStoreReady' | 'isStopping'>,
): void {
  mount(routes.health).reply(async () => ({ status: 'ok' }));

  mount(routes.readiness).reply(async () => {
    if (isStopping()) throw new Refusal('NOT_READY');
    await assertStoreReady().catch((cause: unknown) => {
      throw new Refusal('NOT_READY', { cause });
    });
    return { status: 'ready' };
  });
}
