import { type FormEvent, useEffect, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { typedCode } from '../../../../shared/typed-code.ts';
import { Button, Card, TextField } from '../../../../shared/ui/index.ts';
import { BACKUP_CODE_LETTERS, MOST_NICKNAME, routes } from '../../../contract/index.ts';
import { fieldText } from '../../forms/field-text.ts';
import { FormFault } from '../../forms/form-fault.tsx';
import { Page } from '../../frame/page.tsx';
import { useSubmission } from '../../step-up/use-submission.ts';
import { useLabTexts } from '../texts/use-lab-texts.ts';

/** Shown as an example. No class has it. */
const EXAMPLE_CODE = '7K2M-X9QD';

/** Joins a class. A scanned link has the code after its `#`; it is then in the field, and gone from the address. */
export function JoinPage() {
  const t = useLabTexts();
  const { hash, pathname } = useLocation();
  const navigate = useNavigate();
  const scanned = new URLSearchParams(hash.slice(1)).get('code');
  const [code, setCode] = useState(scanned ?? '');
  const { busy, faults, form, submit } = useSubmission(routes.joinClass);

  useEffect(() => {
    if (scanned === null) return;
    setCode(scanned);
    void navigate(pathname, { replace: true });
  }, [scanned, pathname, navigate]);

  async function join(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const reply = await submit({ code: typedCode(code), nickname: fieldText(data, 'nickname') });
    if (reply) void navigate('/lab/class/pupil', { replace: true, state: { token: reply.token } });
  }

  return (
    <Page title={t('classes.join')} lead={t('classes.joinLead')}>
      <Card>
        <form className="form" noValidate ref={form} onSubmit={(event) => void join(event)}>
          <FormFault faults={faults} />
          <TextField
            label={t('classes.joinCode')}
            name="code"
            code
            dir="ltr"
            autoComplete="off"
            autoCapitalize="characters"
            autoCorrect="off"
            spellCheck={false}
            maxLength={64}
            value={code}
            onChange={({ target }) => setCode(target.value)}
            hint={t('classes.joinCodeHint', { letters: BACKUP_CODE_LETTERS, example: EXAMPLE_CODE })}
            error={faults.fields.code}
          />
          <TextField
            label={t('classes.joinName')}
            name="nickname"
            dir="auto"
            autoComplete="off"
            spellCheck={false}
            maxLength={MOST_NICKNAME}
            hint={t('classes.joinNameHint')}
            error={faults.fields.nickname}
          />
          <Button kind="primary" type="submit" busy={busy}>
            {t('classes.joinButton')}
          </Button>
        </form>
      </Card>
    </Page>
  );
}
