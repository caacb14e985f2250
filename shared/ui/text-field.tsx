import { Eye, EyeOff } from 'lucide-react';
import { type ComponentProps, type ReactNode, useState } from 'react';
import { IconButton } from './button.tsx';
import { classNames } from './class-names.ts';
import { Field, type FieldText } from './field.tsx';
import { useUiTexts } from './ui-texts.ts';

export interface TextFieldProps extends FieldText, Omit<ComponentProps<'input'>, 'id' | 'children'> {
  /** A small control at the end of the field. */
  trailing?: ReactNode;
  /** Uses the monospace font, for keys and codes. */
  code?: boolean;
  /** Announces the error at once, for an error that appears while the field keeps the focus. */
  alert?: boolean;
}

/** A text field of one line with label, hint and error. */
export function TextField({
  label,
  hint,
  error,
  alert,
  trailing,
  code,
  className,
  ...input
}: TextFieldProps) {
  return (
    <Field label={label} hint={hint} error={error} alert={alert}>
      {(wiring) => (
        <div className={classNames('cs-input-frame', trailing !== undefined && 'cs-input-frame--trailing')}>
          <input
            {...input}
            {...wiring}
            className={classNames('cs-input', code && 'cs-input--code', className)}
          />
          {trailing !== undefined && <div className="cs-input-frame__trailing">{trailing}</div>}
        </div>
      )}
    </Field>
  );
}

export interface PassphraseFieldProps extends Omit<TextFieldProps, 'type' | 'trailing' | 'code'> {
  /** The accessible names of the button. Default: those for a passphrase. */
  reveal?: { show: string; hide: string };
}

/** A field for a secret. The text stays hidden until the user presses the eye button. */
export function PassphraseField({ reveal, ...rest }: PassphraseFieldProps) {
  const texts = useUiTexts();
  const { show, hide } = reveal ?? { show: texts.showPassphrase, hide: texts.hidePassphrase };
  const [shown, setShown] = useState(false);
  return (
    <TextField
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
      {...rest}
      type={shown ? 'text' : 'password'}
      trailing={
        <IconButton
          label={shown ? hide : show}
          aria-pressed={shown}
          icon={shown ? <EyeOff aria-hidden="true" /> : <Eye aria-hidden="true" />}
          onClick={() => setShown(!shown)}
        />
      }
    />
  );
}
