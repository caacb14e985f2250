import { setNonce } from 'get-nonce';

/**
 * Dialogs and menus lock the page's scrolling with one injected `<style>` element (react-remove-scroll). A strict
 * content security policy refuses it unless it carries the response's nonce, which the page keeps in
 * `<meta name="csp-nonce" content="…">`.
 *
 * Call once before the first render. Without that element nothing happens.
 */
export function applyCspNonce(root: Document = document): void {
  const nonce = root.querySelector('meta[name="csp-nonce"]')?.getAttribute('content');
  if (nonce) setNonce(nonce);
}
