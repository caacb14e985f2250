/** Returns whether this site keeps its mail in an outbox that everyone can read. The server states it in the page. */
export function outboxIsOpen(): boolean {
  return document.querySelector('meta[name="countersign-outbox"]')?.getAttribute('content') === 'open';
}
