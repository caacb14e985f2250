import { type FormEvent, useId, useState } from 'react';
import { Button, Checkbox, Dialog, Notice, PassphraseField, SelectField } from '../../../shared/ui/index.ts';
import {
  ACCOUNTS_A_CODE,
  EXPORT_TARGETS,
  type ExportTarget,
  FEW_ACCOUNTS_A_CODE,
  isEncryptedTarget,
  isGoogleTarget,
} from '../../export-targets.ts';
import type { AccountView } from '../../ipc/accounts.ts';
import type { Exported } from '../../ipc/export.ts';
import { ask } from '../bridge/bridge.ts';
import { useReply } from '../bridge/use-reply.ts';
import { passphraseFaults, passphraseStrength, SHORTEST_PASSPHRASE } from '../pieces/passphrase-strength.ts';
import { useTexts } from '../texts/use-texts.ts';
import { ExportAccounts } from './export-accounts.tsx';
import { ExportCodes } from './export-codes.tsx';
import { Losses } from './losses.tsx';
import './export-dialog.css';

export interface ExportDialogProps {
  /** The name of the system's authentication prompt, if there is one. */
  systemPrompt: string | undefined;
  onClose: () => void;
}

/** Exports all or some accounts: what it will be, what is lost, and the owner's confirmation, in one form. */
export function ExportDialog(props: ExportDialogProps) {
  const t = useTexts();
  const { value: accounts } = useReply('accounts:list', 'accounts:changed');
  const [done, setDone] = useState<Exported>();
  if (done?.kind === 'shown') return <ExportCodes shown={done} onClose={props.onClose} />;
  if (done) return <Saved saved={done} onMore={() => setDone(undefined)} onClose={props.onClose} />;
  if (!accounts) return null;
  if (accounts.length > 0) return <ExportForm {...props} accounts={accounts} onDone={setDone} />;
  return (
    <Dialog
      open
      onClose={props.onClose}
      title={t('exporting.title')}
      description={t('exporting.noAccounts')}
      footer={<Button onClick={props.onClose}>{t('shell.cancel')}</Button>}
    />
  );
}

function Saved({
  saved: { names, count },
  onMore,
  onClose,
}: {
  saved: Extract<Exported, { kind: 'saved' }>;
  onMore: () => void;
  onClose: () => void;
}) {
  const t = useTexts();
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('exporting.done', { count })}
      description={t('exporting.doneText')}
      footer={
        <>
          <Button onClick={onMore}>{t('exporting.more')}</Button>
          <Button kind="primary" onClick={onClose}>
            {t('exporting.close')}
          </Button>
        </>
      }
    >
      <ul className="export__names">
        {names.map((name) => (
          <li key={name} className="path">
            {name}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

function ExportForm({
  systemPrompt,
  accounts,
  onClose,
  onDone,
}: ExportDialogProps & { accounts: readonly AccountView[]; onDone: (done: Exported) => void }) {
  const t = useTexts();
  const [target, setTarget] = useState<ExportTarget>('countersign');
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [fiveACode, setFiveACode] = useState(false);
  const [password, setPassword] = useState('');
  const [repeated, setRepeated] = useState('');
  const [faults, setFaults] = useState<ReturnType<typeof passphraseFaults>>({});
  const [passphrase, setPassphrase] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();
  const formId = useId();
  const ids = accounts.filter(({ id }) => !left.has(id)).map(({ id }) => id);
  const isEncrypted = isEncryptedTarget(target);

  const write = async (proof: { passphrase?: string }) => {
    const found = isEncrypted ? passphraseFaults(password, repeated) : {};
    setFaults(found);
    if (busy || ids.length === 0 || found.passphrase || found.repeated) return;
    setBusy(true);
    setFailure(undefined);
    const reply = await ask('export:write', {
      target,
      ids,
      fiveACode,
      ...proof,
      ...(isEncrypted && { password }),
    });
    setBusy(false);
    setPassphrase('');
    if (!reply.ok) setFailure(reply.error.message);
    else if (reply.value) onDone(reply.value);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (passphrase === '') setFailure(t('opening.typeIt'));
    else void write({ passphrase });
  };

  return (
    <Dialog
      open
      onClose={onClose}
      title={t('exporting.title')}
      description={t('exporting.text')}
      footer={
        <>
          <Button onClick={onClose}>{t('shell.cancel')}</Button>
          {systemPrompt && (
            <Button disabled={busy} onClick={() => write({})}>
              {t('reveal.with', { name: systemPrompt })}
            </Button>
          )}
          <Button kind="primary" type="submit" form={formId} busy={busy} aria-disabled={ids.length === 0}>
            {t('exporting.export', { count: ids.length })}
          </Button>
        </>
      }
    >
      <form id={formId} className="page__form" onSubmit={submit} noValidate>
        <SelectField
          label={t('exporting.target')}
          value={target}
          onChange={(event) => setTarget(event.target.value as ExportTarget)}
          options={EXPORT_TARGETS.map((each) => ({ value: each, label: t(`exporting.targets.${each}`) }))}
        />
        {isGoogleTarget(target) && (
          <Checkbox checked={fiveACode} onChange={(event) => setFiveACode(event.target.checked)}>
            {t('exporting.fiveACode', { few: FEW_ACCOUNTS_A_CODE, many: ACCOUNTS_A_CODE })}
          </Checkbox>
        )}
        {!isEncrypted && <Notice tone="warning">{t(warningFor(target))}</Notice>}
        <ExportAccounts accounts={accounts} left={left} onLeft={setLeft} />
        <Losses target={target} ids={ids} />
        {isEncrypted && (
          <>
            <PassphraseField
              alert
              label={t('exporting.password')}
              autoComplete="new-password"
              value={password}
              onChange={(event) => {
                setPassword(event.target.value);
                setFaults({});
              }}
              hint={t(`passphrase.${passphraseStrength(password)}`, { least: SHORTEST_PASSPHRASE })}
              error={
                faults.passphrase && t(`passphrase.${faults.passphrase}`, { least: SHORTEST_PASSPHRASE })
              }
            />
            <PassphraseField
              alert
              label={t('exporting.again')}
              autoComplete="new-password"
              value={repeated}
              onChange={(event) => {
                setRepeated(event.target.value);
                setFaults({});
              }}
              error={faults.repeated && t(`passphrase.${faults.repeated}`)}
            />
          </>
        )}
        <PassphraseField
          alert
          label={t('exporting.passphrase')}
          hint={t('exporting.passphraseHint')}
          autoComplete="current-password"
          value={passphrase}
          onChange={(event) => {
            setPassphrase(event.target.value);
            setFailure(undefined);
          }}
          error={failure}
        />
      </form>
    </Dialog>
  );
}

/** Returns the name of the text that says what an export without encryption is. */
function warningFor(target: ExportTarget) {
  if (target === 'google-screen') return 'exporting.plain.screen';
  const isPaper = target === 'paper-pdf' || target === 'paper-html';
  return isPaper ? 'exporting.plain.paper' : 'exporting.plain.file';
}
