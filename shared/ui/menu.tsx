import { Check } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { type ReactElement, type ReactNode, useState } from 'react';
import { classNames } from './class-names.ts';
import { Kbd } from './kbd.tsx';
import './menu.css';

export interface MenuItem {
  label: string;
  icon?: ReactNode;
  onSelect: () => void;
  shortcut?: readonly string[];
  danger?: boolean;
  /** Whether this choice is selected. Absent if the items are actions. */
  chosen?: boolean;
}

export interface MenuProps {
  /** The button that opens the menu. It must have an accessible name. */
  trigger: ReactElement;
  items: readonly MenuItem[];
  /** Whether it is open, if its page decides. Otherwise its trigger opens it. */
  open?: boolean;
  /** Required with `open`. */
  onOpen?: (open: boolean) => void;
}

/**
 * Shows a short list of actions or choices under a button. It opens inside the page's main landmark and does not block
 * the rest of the page; only dialogs do that.
 */
export function Menu({ trigger, items, open, onOpen }: MenuProps) {
  // Searched for on opening, because the page may have a new main landmark by then.
  const [container, setContainer] = useState(() => document.querySelector('main'));
  return (
    <DropdownMenu.Root
      modal={false}
      {...(open === undefined ? {} : { open })}
      onOpenChange={(next) => {
        if (next) setContainer(document.querySelector('main'));
        onOpen?.(next);
      }}
    >
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal container={container}>
        <DropdownMenu.Content className="cs-menu" align="end" sideOffset={4} collisionPadding={8}>
          {items.some(({ chosen }) => chosen !== undefined) ? (
            <Choice items={items} />
          ) : (
            <Actions items={items} />
          )}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

function Actions({ items }: Pick<MenuProps, 'items'>) {
  return items.map((item) => (
    <DropdownMenu.Item
      key={item.label}
      className={classNames('cs-menu__item', item.danger && 'cs-menu__item--danger')}
      onSelect={item.onSelect}
    >
      {item.icon}
      <span className="cs-menu__label">{item.label}</span>
      {item.shortcut && (
        <span aria-hidden="true">
          <Kbd keys={item.shortcut} />
        </span>
      )}
    </DropdownMenu.Item>
  ));
}

function Choice({ items }: Pick<MenuProps, 'items'>) {
  return (
    <DropdownMenu.RadioGroup value={items.find(({ chosen }) => chosen)?.label ?? ''}>
      {items.map(({ label, onSelect }) => (
        <DropdownMenu.RadioItem key={label} value={label} className="cs-menu__item" onSelect={onSelect}>
          <span className="cs-menu__label">{label}</span>
          <DropdownMenu.ItemIndicator>
            <Check aria-hidden="true" />
          </DropdownMenu.ItemIndicator>
        </DropdownMenu.RadioItem>
      ))}
    </DropdownMenu.RadioGroup>
  );
}
