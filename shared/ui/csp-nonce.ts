import { setNonce } from 'get-nonce';

/**
 * Passes the page's nonce to react-remove-scroll, which locks scrolling behind dialogs and menus with a `<style>`
 * element. A strict content security policy refuses that element without the response's nonce. The page has the nonce
 * in `<meta name="csp-nonce" content="…">`.
 *
 * Call once before the first render. Does nothing without that element.
 */
export function applyCspNonce(root: Document = document): void {
  const nonce = root.querySelector('meta[name="csp-nonce"]')?.getAttribute('content');
  if (nonce) setNonce(nonce);
}
