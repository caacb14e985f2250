import { PassphraseField } from '../../../shared/ui/index.ts';
import { useVisitor } from '../session/visitor.tsx';
import { useTexts } from '../texts/use-texts.ts';

/** Asks a signed-in user for their password again. The field's name is `password`. */
export function PasswordAgain({ error }: { error: string | undefined }) {
  const { visitor } = useVisitor();
  const t = useTexts();
  return (
    <>
      {/* Tells password managers whose password this is. */}
      <input
        hidden
        readOnly
        name="username"
        autoComplete="username"
        value={visitor?.kind === 'member' ? visitor.user.email : ''}
      />
      <PassphraseField
        label={t('accounts.password')}
        reveal={{ show: t('accounts.showPassword'), hide: t('accounts.hidePassword') }}
        name="password"
        autoComplete="current-password"
        error={error}
      />
    </>
  );
}
