import { PassphraseField } from '../../../../shared/ui/index.ts';
import { MIN_PASSWORD_LENGTH } from '../../../contract/index.ts';
import { useTexts } from '../../texts/use-texts.ts';

/** A field for a new password. The field's name is `newPassword`. */
export function NewPasswordField({ error }: { error: string | undefined }) {
  const t = useTexts();
  return (
    <PassphraseField
      label={t('passwords.newPassword')}
      reveal={{ show: t('passwords.showNew'), hide: t('passwords.hideNew') }}
      name="newPassword"
      autoComplete="new-password"
      error={error}
      hint={t('accounts.passwordHint', { least: MIN_PASSWORD_LENGTH })}
    />
  );
}
