import { type FormEvent, useState } from 'react';
import { Button, Notice, SelectField, TextField } from '../../../shared/ui/index.ts';
import type { AccountView } from '../../ipc/accounts.ts';
import type { ClockCheck } from '../../ipc/clock.ts';
import type { Envelope } from '../../ipc/envelope.ts';
import { ask } from '../bridge/bridge.ts';
import { useSettings } from '../bridge/settings-context.tsx';
import { shortName } from '../pieces/account-name.ts';
import { SettingsSection } from '../pieces/settings-section.tsx';
import { useTexts } from '../texts/use-texts.ts';

/** Shows whether this computer's clock is correct, and how to fix it if not. */
export function ClockSection({ accounts }: { accounts: readonly AccountView[] }) {
  const t = useTexts();
  const { settings, change } = useSettings();
  const [check, setCheck] = useState<ClockCheck>();
  const [failure, setFailure] = useState<string>();
  const take = (reply: Envelope<ClockCheck>) => {
    setCheck(reply.ok ? reply.value : undefined);
    setFailure(reply.ok ? undefined : reply.error.message);
  };
  const timed = accounts.filter(({ type }) => type !== 'hotp');
  return (
    <SettingsSection title={t('settings.clock')}>
      <p className="cs-soft">{t('settings.clockText')}</p>
      {settings.clockOffset !== 0 && (
        <Notice tone="info">
          <p>{t('settings.clockApplied', { seconds: signed(settings.clockOffset) })}</p>
          <Button onClick={() => change({ clockOffset: 0 })}>{t('settings.clockReset')}</Button>
        </Notice>
      )}
      <AskServer onAnswer={take} />
      {timed.length > 0 && <CompareCode accounts={timed} onAnswer={take} />}
      <div role="status">
        {failure && <Notice tone="error">{failure}</Notice>}
        {check && (
          <Outcome
            check={check}
            onApply={() => {
              setCheck(undefined);
              void change({ clockOffset: check.offset });
            }}
          />
        )}
      </div>
    </SettingsSection>
  );
}

/** Shows the result. A difference smaller than the measurement error counts as none. */
function Outcome({ check, onApply }: { check: ClockCheck; onApply: () => void }) {
  const t = useTexts();
  const { offset, source } = check;
  const within = Math.ceil(check.within / 1000);
  if (Math.abs(offset) <= Math.max(check.within, 1500)) {
    return <Notice tone="success">{t('settings.clockRight', { source, within })}</Notice>;
  }
  const seconds = Math.round(Math.abs(offset) / 1000);
  return (
    <Notice tone="warning">
      <p>
        {offset > 0
          ? t('settings.clockBehind', { source, seconds, within })
          : t('settings.clockAhead', { source, seconds, within })}
      </p>
      <Button onClick={onApply}>{t('settings.clockApply', { seconds: signed(offset) })}</Button>
    </Notice>
  );
}

function signed(offset: number): string {
  const seconds = Math.round(offset / 1000);
  return seconds > 0 ? `+${seconds}` : `−${Math.abs(seconds)}`;
}

function AskServer({ onAnswer }: { onAnswer: (reply: Envelope<ClockCheck>) => void }) {
  const t = useTexts();
  const [address, setAddress] = useState('');
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy || address.trim() === '') return;
    setBusy(true);
    onAnswer(await ask('clock:ask-server', { address }));
    setBusy(false);
  };
  return (
    <form className="settings__row" onSubmit={submit}>
      <TextField
        label={t('settings.clockServer')}
        hint={t('settings.clockServerHint')}
        placeholder="example.com"
        inputMode="url"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={300}
        value={address}
        onChange={(event) => setAddress(event.target.value)}
      />
      <Button type="submit" busy={busy}>
        {t('settings.clockAsk')}
      </Button>
    </form>
  );
}

function CompareCode({
  accounts,
  onAnswer,
}: {
  accounts: readonly AccountView[];
  onAnswer: (reply: Envelope<ClockCheck>) => void;
}) {
  const t = useTexts();
  const [id, setId] = useState(accounts[0]?.id ?? '');
  const [code, setCode] = useState('');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (code.trim() !== '') onAnswer(await ask('clock:from-code', { id, code }));
  };
  return (
    <form className="settings__row" onSubmit={submit}>
      <TextField
        label={t('settings.clockCode')}
        hint={t('settings.clockCodeHint')}
        code
        autoComplete="off"
        maxLength={20}
        value={code}
        onChange={(event) => setCode(event.target.value)}
      />
      <SelectField
        label={t('settings.clockAccount')}
        options={accounts.map((account) => ({
          value: account.id,
          label: [shortName(account), account.issuer && account.account].filter(Boolean).join(' · '),
        }))}
        value={id}
        onChange={(event) => setId(event.target.value)}
      />
      <Button type="submit">{t('settings.clockCompare')}</Button>
    </form>
  );
}
