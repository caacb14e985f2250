import { useId, useState } from 'react';
import { DAY } from '../../../../shared/durations.ts';
import { Card, Checkbox, Notice, SelectField, TextField } from '../../../../shared/ui/index.ts';
import { BACKUP_CODE_LETTERS, TRUSTED_DEVICE_MS } from '../../../contract/index.ts';
import { backupCode } from '../../../contract/values.ts';
import { useLabTexts } from '../texts/use-lab-texts.ts';

/** Explains what a finder can do with a lost phone, and how its owner can still sign in. */
export function LostPhone() {
  const t = useLabTexts();
  return (
    <Card className="lab__stack">
      <h2>{t('attacks.lossTitle')}</h2>
      <p>{t('attacks.lossText')}</p>
      <div className="lab__pair">
        <Finder />
        <Owner />
      </div>
    </Card>
  );
}

function Finder() {
  const t = useLabTexts();
  const [knowsPassword, setKnowsPassword] = useState(false);
  const [opensPhone, setOpensPhone] = useState(false);
  const outcome = knowsPassword
    ? opensPhone
      ? t('attacks.finderIn')
      : t('attacks.finderPassword')
    : opensPhone
      ? t('attacks.finderCodes')
      : t('attacks.finderNothing');
  return (
    <div className="lab__stack">
      <h3>{t('attacks.finder')}</h3>
      <div>
        <Checkbox checked={knowsPassword} onChange={(event) => setKnowsPassword(event.target.checked)}>
          {t('attacks.knowsPassword')}
        </Checkbox>
        <Checkbox checked={opensPhone} onChange={(event) => setOpensPhone(event.target.checked)}>
          {t('attacks.opensPhone')}
        </Checkbox>
      </div>
      <Notice tone={opensPhone ? 'warning' : 'success'}>{outcome}</Notice>
    </div>
  );
}

function Owner() {
  const t = useLabTexts();
  const [has, setHas] = useState('backup');
  return (
    <div className="lab__stack">
      <h3>{t('attacks.owner')}</h3>
      <SelectField
        label={t('attacks.annHas')}
        value={has}
        options={[
          { value: 'backup', label: t('attacks.hasBackup') },
          { value: 'trusted', label: t('attacks.hasTrusted') },
          { value: 'mail', label: t('attacks.hasMail') },
        ]}
        onChange={(event) => setHas(event.target.value)}
      />
      {has === 'backup' && <WithBackupCode />}
      {has === 'trusted' && <WithTrustedBrowser />}
      {has === 'mail' && <Notice tone="warning">{t('attacks.mailOut')}</Notice>}
    </div>
  );
}

function WithBackupCode() {
  const t = useLabTexts();
  const [typed, setTyped] = useState('7k2m x9qd');
  const read = backupCode.safeParse(typed);
  return (
    <>
      <TextField
        label={t('attacks.backupTyped')}
        code
        autoComplete="off"
        spellCheck={false}
        value={typed}
        error={read.success ? undefined : t('attacks.backupBad', { letters: BACKUP_CODE_LETTERS })}
        onChange={(event) => setTyped(event.target.value)}
      />
      {read.success && (
        <Notice tone="success">
          {t('attacks.backupRead', { code: `${read.data.slice(0, 4)}-${read.data.slice(4)}` })}
        </Notice>
      )}
    </>
  );
}

function WithTrustedBrowser() {
  const t = useLabTexts();
  const id = useId();
  const [days, setDays] = useState(10);
  const isTrusted = days * DAY < TRUSTED_DEVICE_MS;
  return (
    <>
      <div>
        <label htmlFor={id}>
          {t('attacks.trustedDays')} <strong>{t('attacks.trustedValue', { count: days })}</strong>
        </label>
        <input
          id={id}
          className="lab__range"
          type="range"
          min={0}
          max={40}
          value={days}
          aria-valuetext={t('attacks.trustedValue', { count: days })}
          onChange={(event) => setDays(Number(event.target.value))}
        />
      </div>
      <Notice tone={isTrusted ? 'success' : 'warning'}>
        {isTrusted ? t('attacks.trustedIn') : t('attacks.trustedOver', { days: TRUSTED_DEVICE_MS / DAY })}
      </Notice>
    </>
  );
}
