import { useState } from 'react';

/**
 * Returns the focus to the element that had it when the dialog opened. If that was a menu item, which is gone by then,
 * the button of its menu gets the focus.
 *
 * @returns a handler for `onCloseAutoFocus`; use it in a component that is mounted only while the dialog is open
 */
export function useReturnFocus(): (event: Event) => void {
  const [opener] = useState(openerOfDialog);
  return (event) => {
    event.preventDefault();
    // What the dialog did may have moved the focus already: to a new row, or into the next dialog.
    const isFree = document.activeElement === null || document.activeElement === document.body;
    if (isFree && opener?.isConnected) opener.focus();
  };
}

function openerOfDialog(): HTMLElement | null {
  const focused = document.activeElement;
  if (!(focused instanceof HTMLElement)) return null;
  const menuButton = focused.closest('[role="menu"]')?.getAttribute('aria-labelledby');
  return menuButton ? document.getElementById(menuButton) : focused;
}
