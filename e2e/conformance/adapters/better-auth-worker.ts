/** Runs better-auth on its own thread, so that moving `Date` there does not affect other threads. */
import { parentPort } from 'node:worker_threads';

let offset = 0;
const RealDate = Date;

class MovableDate extends RealDate {
  constructor(...args: unknown[]) {
    if (args.length === 0) super(RealDate.now() + offset);
    else super(...(args as [number]));
  }
  static override now(): number {
    return RealDate.now() + offset;
  }
}
globalThis.Date = MovableDate as DateConstructor;

// Imported only now, so that every module gets the movable Date.
const { startElsewhere } = await import('../../elsewhere/site.ts');
const site = await startElsewhere();

type Order = { advance: number } | { tokenOf: string } | { stop: true };

parentPort?.on('message', async (order: Order) => {
  if ('advance' in order) offset += order.advance;
  const token = 'tokenOf' in order ? site.resetTokens.get(order.tokenOf) : undefined;
  if ('stop' in order) await site.stop();
  parentPort?.postMessage({ done: true, token });
  if ('stop' in order) parentPort?.close();
});
parentPort?.postMessage({ address: site.address });
