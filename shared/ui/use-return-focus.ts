import { useState } from 'react';

/**
 * Where the focus goes when a dialog closes: to what had it when the dialog opened. A menu item that opened it is
 * gone by then, so the button of its menu stands in for it.
 *
 * @returns a handler for `onCloseAutoFocus`; use it in a component that is mounted only while the dialog is open
 */
export function useReturnFocus(): (event: Event) => void {
  const [opener] = useState(openerOfDialog);
  return (event) => {
    event.preventDefault();
    if (opener?.isConnected) opener.focus();
  };
}

function openerOfDialog(): HTMLElement | null {
  const focused = document.activeElement;
  if (!(focused instanceof HTMLElement)) return null;
  const menuButton = focused.closest('[role="menu"]')?.getAttribute('aria-labelledby');
  return menuButton ? document.getElementById(menuButton) : focused;
}
