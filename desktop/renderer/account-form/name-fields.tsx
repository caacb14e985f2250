import { TextField } from '../../../shared/ui/index.ts';
import { LONGEST_NAME } from '../../account-fields.ts';
import { useTexts } from '../texts/use-texts.ts';
import type { FormFields } from './use-account-form.ts';

/** Shows the fields for the account's names. @param explained whether each field has a hint */
export function NameFields({ draft, faults, change, explained }: FormFields & { explained: boolean }) {
  const t = useTexts();
  return (
    <>
      <TextField
        label={t('form.issuer')}
        hint={explained && t('form.issuerHint')}
        dir="auto"
        maxLength={LONGEST_NAME}
        autoFocus
        value={draft.issuer}
        error={faults.issuer}
        onChange={(event) => change({ issuer: event.target.value })}
      />
      <TextField
        label={t('form.account')}
        hint={explained && t('form.accountHint')}
        dir="auto"
        maxLength={LONGEST_NAME}
        autoCapitalize="none"
        spellCheck={false}
        value={draft.account}
        error={faults.account}
        onChange={(event) => change({ account: event.target.value })}
      />
    </>
  );
}
