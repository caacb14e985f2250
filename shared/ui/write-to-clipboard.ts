/**
 * Copies a text, after a click. A page that another computer serves over http, as in class mode, has no
 * `navigator.clipboard`. The older `copy` command works there.
 *
 * @throws DOMException if the browser does not copy
 */
export async function writeToClipboard(text: string): Promise<void> {
  if (window.isSecureContext) return navigator.clipboard.writeText(text);
  if (!copyByCommand(text)) throw new DOMException('The browser did not copy.', 'NotAllowedError');
}

/** Copies a text without moving the focus, which a dialog would take back. @returns whether it worked */
function copyByCommand(text: string): boolean {
  let isCopied = false;
  const onCopy = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    isCopied = event.clipboardData !== null;
  };
  // Safari copies only what is selected. It is out of sight, and no screen reader reads it.
  const selected = document.createElement('span');
  selected.textContent = text;
  selected.setAttribute('aria-hidden', 'true');
  Object.assign(selected.style, { position: 'fixed', clipPath: 'inset(50%)', userSelect: 'text' });
  document.body.append(selected);
  const selection = window.getSelection();
  selection?.selectAllChildren(selected);
  document.addEventListener('copy', onCopy, { capture: true });
  try {
    document.execCommand('copy');
  } finally {
    document.removeEventListener('copy', onCopy, { capture: true });
    selection?.removeAllRanges();
    selected.remove();
  }
  return isCopied;
}
