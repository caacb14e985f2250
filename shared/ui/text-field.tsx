import { Eye, EyeOff } from 'lucide-react';
import { type ComponentProps, type ReactNode, useState } from 'react';
import { IconButton } from './button.tsx';
import { classNames } from './class-names.ts';
import { Field, type FieldText } from './field.tsx';
import { useUiTexts } from './ui-texts.ts';

export interface TextFieldProps extends FieldText, Omit<ComponentProps<'input'>, 'id' | 'children'> {
  /** A small control at the end of the line. */
  trailing?: ReactNode;
  /** Sets the text in the code face, for keys and codes. */
  code?: boolean;
  /** Speaks the error when it appears, for one that comes while the focus stays in the field. */
  alert?: boolean;
}

/** A line of text with its label, hint and error. */
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
  /** What the button calls the text: "passphrase", "password". */
  noun?: string;
}

/** A secret to type, hidden until its eye button is pressed. */
export function PassphraseField({ noun = 'passphrase', ...rest }: PassphraseFieldProps) {
  const texts = useUiTexts();
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
          label={shown ? texts.hideNoun(noun) : texts.showNoun(noun)}
          aria-pressed={shown}
          icon={shown ? <EyeOff aria-hidden="true" /> : <Eye aria-hidden="true" />}
          onClick={() => setShown(!shown)}
        />
      }
    />
  );
}
