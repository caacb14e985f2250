import { X } from 'lucide-react';
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { createPortal } from 'react-dom';
import { IconButton } from './button.tsx';
import { classNames } from './class-names.ts';
import { withoutError, withoutToast } from './shown-toast.ts';
import { useUiTexts } from './ui-texts.ts';
import './toast.css';

export interface ToastMessage {
  /** One sentence: what happened and what happens next. */
  text: string;
  /** What stands under it and may change, such as a code. */
  more?: ReactNode;
  tone?: 'plain' | 'error';
  /** An optional button, such as "Undo". */
  action?: { label: string; run: () => void };
  /** Duration in milliseconds. Default: 6 s, or 10 s with an action or an error. */
  lasts?: number;
}

type ShowToast = (message: ToastMessage) => void;

interface Toasts {
  show: ShowToast;
  dismiss: () => void;
  /** Returns a function that closes the error that is shown now, if it is still shown then. */
  errorNow: () => () => void;
}

const ToastContext = createContext<Toasts | undefined>(undefined);

/** Shows one toast at a time; a new one replaces the old one. Put it around the entire page. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<ToastMessage & { id: number }>();
  const nextId = useRef(0);

  const show = useCallback<ShowToast>((message) => {
    nextId.current += 1;
    setShown({ ...message, id: nextId.current });
  }, []);
  const close = useCallback((id: number) => setShown((now) => withoutToast(now, id)), []);
  const dismiss = useCallback(() => setShown(undefined), []);
  const errorNow = useCallback(() => {
    const latest = nextId.current;
    return () => setShown((now) => withoutError(now, latest));
  }, []);
  const toasts = useMemo(() => ({ show, dismiss, errorNow }), [show, dismiss, errorNow]);

  const region = (tone: 'plain' | 'error') =>
    shown && (shown.tone ?? 'plain') === tone && <Toast key={shown.id} message={shown} close={close} />;

  return (
    <ToastContext value={toasts}>
      {children}
      {createPortal(
        <div className="cs-toasts">
          {/* Live regions must exist before their messages, or screen readers do not announce them. */}
          <div role="status" aria-live="polite">
            {region('plain')}
          </div>
          <div role="alert" aria-live="assertive">
            {region('error')}
          </div>
        </div>,
        document.body,
      )}
    </ToastContext>
  );
}

/** Returns the function that shows a toast. */
export function useToast(): ShowToast {
  return useToasts().show;
}

/** Returns the function that closes the toast early. */
export function useDismissToast(): () => void {
  return useToasts().dismiss;
}

/**
 * Returns a function to call when an action begins. What that returns is called if the action succeeds: an error from
 * before the action is over then, and one that came meanwhile stays.
 */
export function useErrorNow(): () => () => void {
  return useToasts().errorNow;
}

function useToasts() {
  const toasts = useContext(ToastContext);
  if (!toasts) throw new Error('A toast needs a ToastProvider around it.');
  return toasts;
}

interface ToastProps {
  message: ToastMessage & { id: number };
  close: (id: number) => void;
}

function Toast({ message, close }: ToastProps) {
  const texts = useUiTexts();
  const { id, text, more, tone = 'plain', action } = message;
  const onClose = useCallback(() => close(id), [close, id]);
  const lasts = message.lasts ?? (action || tone === 'error' ? 10_000 : 6_000);
  const hold = useCountdownToClose(lasts, onClose);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hovering only keeps the toast open
    <div
      className={classNames('cs-toast', `cs-toast--${tone}`)}
      onPointerEnter={() => hold(true)}
      onPointerLeave={() => hold(false)}
      onFocus={() => hold(true)}
      onBlur={() => hold(false)}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <div className="cs-toast__text">
        <p>{text}</p>
        {more}
      </div>
      {action && (
        <button
          type="button"
          className="cs-toast__action"
          onClick={() => {
            onClose();
            action.run();
          }}
        >
          {action.label}
        </button>
      )}
      <IconButton label={texts.dismiss} icon={<X aria-hidden="true" />} onClick={onClose} />
    </div>
  );
}

/** Closes the toast after `lasts` milliseconds. The time stops while the toast has the pointer or the focus. */
function useCountdownToClose(lasts: number, onClose: () => void): (held: boolean) => void {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return undefined;
    // After that, the full time starts again, so that the user can finish reading.
    const timer = setTimeout(onClose, lasts);
    return () => clearTimeout(timer);
  }, [held, lasts, onClose]);
  return setHeld;
}
