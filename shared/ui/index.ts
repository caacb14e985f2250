/**
 * The shared design of both programs: styles first, then components. Components with a library of their own
 * (qr-card.tsx, making/) are not here. Import them by file, so that other pages do not load the library.
 */
import './fonts.css';
import './tokens.css';
import './base.css';

export { AlertDialog, type AlertDialogProps } from './alert-dialog.tsx';
export { Avatar } from './avatar.tsx';
export { Button, type ButtonProps, IconButton, type IconButtonProps } from './button.tsx';
export { Card } from './card.tsx';
export { Checkbox } from './checkbox.tsx';
export { CodeBoxes, type CodeBoxesProps } from './code-boxes.tsx';
export { CodeDisplay, type CodeDisplayProps, codeWidth } from './code-display.tsx';
export { CopyButton, type CopyButtonProps } from './copy-button.tsx';
export { nearEnd, secondsLeft } from './countdown.ts';
export { CountdownRing, type CountdownRingProps } from './countdown-ring.tsx';
export { applyCspNonce } from './csp-nonce.ts';
export { Dialog, type DialogProps } from './dialog.tsx';
export { EmptyState, type EmptyStateProps } from './empty-state.tsx';
export { Kbd } from './kbd.tsx';
export { KeyText, type KeyTextProps } from './key-text.tsx';
export { Menu, type MenuItem, type MenuProps } from './menu.tsx';
export { Notice, type NoticeProps } from './notice.tsx';
export { SelectField, type SelectFieldProps } from './select-field.tsx';
export { StepsBar, type StepsBarProps } from './steps-bar.tsx';
export { TextArea, type TextAreaProps } from './text-area.tsx';
export {
  PassphraseField,
  type PassphraseFieldProps,
  TextField,
  type TextFieldProps,
} from './text-field.tsx';
export { type ToastMessage, ToastProvider, useDismissToast, useErrorNow, useToast } from './toast.tsx';
export { type UiTexts, UiTextsContext, uiCatalogue, useUiTexts } from './ui-texts.ts';
export { useFromNow, useNow } from './use-now.ts';
