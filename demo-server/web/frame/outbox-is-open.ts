/** Whether this site keeps its mail in an outbox that everybody can read: the server says so in the page. */
export function outboxIsOpen(): boolean {
  return document.querySelector('meta[name="countersign-outbox"]')?.getAttribute('content') === 'open';
}
