import { X } from 'lucide-react';
import { Dialog as Primitive } from 'radix-ui';
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { IconButton } from './button.tsx';
import { useUiTexts } from './ui-texts.ts';
import { useReturnFocus } from './use-return-focus.ts';
import './dialog.css';

export interface DialogProps {
  open: boolean;
  /** Runs on Escape, the close button, or a click outside. */
  onClose: () => void;
  title: string;
  /** One sentence below the title. */
  description?: ReactNode;
  children?: ReactNode;
  /** Buttons, the main one last. They stay visible while the body scrolls. */
  footer?: ReactNode;
  /** The element that gets the focus first. Default: the first control. */
  initialFocus?: RefObject<HTMLElement | null>;
  /** Whether a click outside closes the dialog. Turn it off if typed text would be lost. */
  closeOnOutsidePress?: boolean;
}

/** A modal dialog. It keeps the focus inside and returns it on close. */
export function Dialog(props: DialogProps) {
  return (
    <Primitive.Root open={props.open} onOpenChange={(next) => !next && props.onClose()}>
      <Primitive.Portal>
        <Primitive.Overlay className="cs-veil" />
        <Content {...props} />
      </Primitive.Portal>
    </Primitive.Root>
  );
}

function Content({
  title,
  description,
  children,
  footer,
  initialFocus,
  closeOnOutsidePress = false,
}: DialogProps) {
  const returnFocus = useReturnFocus();
  const texts = useUiTexts();
  return (
    <Primitive.Content
      className="cs-dialog"
      {...(description === undefined ? { 'aria-describedby': undefined } : {})}
      onOpenAutoFocus={(event) => {
        if (!initialFocus?.current) return;
        event.preventDefault();
        initialFocus.current.focus();
      }}
      onCloseAutoFocus={returnFocus}
      onEscapeKeyDown={(event) => {
        // It takes back what an input method is composing, not the dialog.
        if (event.isComposing) event.preventDefault();
      }}
      onInteractOutside={(event) => {
        if (!closeOnOutsidePress) event.preventDefault();
      }}
    >
      <header className="cs-dialog__head">
        <div>
          <Primitive.Title>{title}</Primitive.Title>
          {description !== undefined && (
            <Primitive.Description className="cs-soft">{description}</Primitive.Description>
          )}
        </div>
        <Primitive.Close asChild>
          <IconButton label={texts.close} icon={<X aria-hidden="true" />} />
        </Primitive.Close>
      </header>
      <Body>{children}</Body>
      {footer && <footer className="cs-dialog__foot">{footer}</footer>}
    </Primitive.Content>
  );
}

const CONTROLS = 'a[href], button, input, select, textarea, summary, [tabindex]';

/** Scrolls between header and footer. A long text without a control can get the focus, so that arrow keys scroll it. */
function Body({ children }: { children: ReactNode }) {
  const body = useRef<HTMLDivElement>(null);
  const [isStop, setIsStop] = useState(false);
  useEffect(() => {
    const { current: element } = body;
    if (!element) return undefined;
    const look = () =>
      setIsStop(element.scrollHeight > element.clientHeight && !element.querySelector(CONTROLS));
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={body} className="cs-dialog__body" {...(isStop && { tabIndex: 0 })}>
      {children}
    </div>
  );
}
