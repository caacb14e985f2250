import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { Button, Checkbox, Notice } from '../../../../shared/ui/index.ts';
import { routes } from '../../../contract/index.ts';
import { call } from '../../api/api.ts';
import { Page } from '../../frame/page.tsx';
import { useAction } from '../../step-up/use-action.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { CodeList } from './code-list.tsx';

export interface SaveCodesProps {
  title: string;
  lead: string;
  above?: ReactNode;
  codes: readonly string[];
  /** Runs after the user confirmed that the codes are saved and the server recorded it. */
  onSaved: () => void;
}

/** Shows new backup codes once, and asks the user to confirm that they are saved. */
export function SaveCodes({ title, lead, above, codes, onSaved }: SaveCodesProps) {
  const t = useTexts();
  const tick = useRef<HTMLInputElement>(null);
  const [ticked, setTicked] = useState(false);
  const [missing, setMissing] = useState(false);
  const { busy, fault, run } = useAction(routes.acknowledgeBackupCodes);

  async function finish(event: FormEvent) {
    event.preventDefault();
    setMissing(!ticked);
    if (!ticked) return tick.current?.focus();
    if (await run(() => call(routes.acknowledgeBackupCodes))) onSaved();
  }

  return (
    <Page title={title} lead={lead} above={above}>
      <Notice tone="warning">{t('backupCodes.shownOnce')}</Notice>
      <CodeList codes={codes} />
      <form className="form" noValidate onSubmit={(event) => void finish(event)}>
        {fault && <Notice tone="error">{fault}</Notice>}
        <div>
          <Checkbox
            ref={tick}
            name="saved"
            checked={ticked}
            aria-invalid={missing || undefined}
            aria-describedby={missing ? 'saved-missing' : undefined}
            onChange={(event) => {
              setTicked(event.target.checked);
              setMissing(false);
            }}
          >
            {t('backupCodes.haveSaved')}
          </Checkbox>
          {missing && (
            <p className="cs-field__error" id="saved-missing" role="alert">
              {t('backupCodes.mustSave')}
            </p>
          )}
        </div>
        <div className="form__foot">
          <Button kind="primary" type="submit" busy={busy}>
            {t('backupCodes.finish')}
          </Button>
        </div>
      </form>
    </Page>
  );
}
