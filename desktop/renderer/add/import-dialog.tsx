import { useId, useState } from 'react';
import { Button, Dialog, Notice, SelectField } from '../../../shared/ui/index.ts';
import type { FoundReport } from '../../ipc/found.ts';
import type { ImportApps } from '../../ipc/import.ts';
import { useReply } from '../bridge/use-reply.ts';
import { PasswordForm } from '../pieces/password-form.tsx';
import { useTexts } from '../texts/use-texts.ts';
import { type Import, useImport } from './use-import.ts';
import './import-dialog.css';

export interface ImportDialogProps {
  onClose: () => void;
  onFound: (report: FoundReport) => void;
}

/** Opens another app's export: choosing it, its password, and what to do if there is no export. */
export function ImportDialog({ onClose, onFound }: ImportDialogProps) {
  const t = useTexts();
  const { value: apps } = useReply('import:apps');
  const [chosen, setChosen] = useState('');
  const without = apps?.withoutExport.find(({ id }) => `without-${id}` === chosen);
  const format = apps?.formats.find(({ id }) => id === chosen);
  const work = useImport(format?.id, onFound);
  const { step, waiting } = work;
  const formId = useId();

  const leave = async () => {
    // Waits for it: while the file is still there, closing would open the dialog again.
    if (waiting.count > 0) await work.discard();
    onClose();
  };
  return (
    <Dialog
      open
      onClose={leave}
      title={t('importing.title')}
      description={t('importing.text')}
      footer={<Buttons work={work} formId={formId} onLeave={leave} />}
    >
      <div className="import">
        {waiting.name !== undefined && (
          <p className="import__file">
            {t('importing.file', { name: waiting.name })}
            {waiting.count > 1 && (
              <span className="cs-soft"> {t('importing.more', { count: waiting.count - 1 })}</span>
            )}
          </p>
        )}
        <StepPart work={work} formId={formId} />
        {(step.kind === 'choose' || step.kind === 'failed') && apps && (
          <>
            <SelectField
              label={t('importing.app')}
              value={chosen}
              onChange={(event) => setChosen(event.target.value)}
              hint={format && t('importing.files', { files: format.files })}
              options={optionsOf(apps, t)}
            />
            {without && (
              <Notice tone="info">
                <p>{without.why}</p>
                <ol className="import__steps">
                  {without.steps.map((sentence) => (
                    <li key={sentence}>{sentence}</li>
                  ))}
                </ol>
              </Notice>
            )}
          </>
        )}
      </div>
    </Dialog>
  );
}

/** Returns the apps with an export, then those without one. An app may be both, because people extract files. */
function optionsOf({ formats, withoutExport }: ImportApps, t: ReturnType<typeof useTexts>) {
  const without = new Set(withoutExport.map(({ name }) => name));
  const apps = [
    ...formats.filter(({ name }) => !without.has(name)).map(({ id, name }) => ({ value: id, label: name })),
    ...withoutExport.map(({ id, name }) => ({
      value: `without-${id}`,
      label: t('importing.withoutExport', { name }),
    })),
  ];
  const sorted = apps.sort((a, b) => a.label.localeCompare(b.label));
  return [{ value: '', label: t('importing.anyApp') }, ...sorted];
}

function StepPart({ work, formId }: { work: Import; formId: string }) {
  const t = useTexts();
  const { step } = work;
  switch (step.kind) {
    case 'choose':
      return null;
    case 'opening':
      return (
        <div className="import__opening">
          <p role="status">
            {step.app === undefined ? t('importing.reading') : t('importing.opening', { app: step.app })}
          </p>
          <progress aria-label={t('importing.reading')} />
        </div>
      );
    case 'password':
      return (
        <>
          {step.failure === undefined && <p>{step.sentence}</p>}
          <PasswordForm
            id={formId}
            label={t('importing.password')}
            hint={t('importing.passwordHint')}
            autoComplete="off"
            empty={step.sentence}
            failure={step.failure}
            onSubmit={async (password) => {
              work.open({ password });
              // The form closes while the file is being opened.
              return true;
            }}
          />
        </>
      );
    case 'memory':
      return <Notice tone="warning">{t('importing.memory', { megabytes: megabytesOf(step.bytes) })}</Notice>;
    case 'failed':
      return <Notice tone="error">{step.sentence}</Notice>;
  }
}

function Buttons({ work, formId, onLeave }: { work: Import; formId: string; onLeave: () => void }) {
  const t = useTexts();
  const { step } = work;
  switch (step.kind) {
    case 'opening':
      return <Button onClick={work.stop}>{t('importing.stop')}</Button>;
    case 'password':
      return (
        <>
          <Button onClick={work.choose}>{t('importing.another')}</Button>
          <Button kind="primary" type="submit" form={formId}>
            {t('importing.open')}
          </Button>
        </>
      );
    case 'memory':
      return (
        <>
          <Button onClick={onLeave}>{t('shell.cancel')}</Button>
          <Button kind="primary" onClick={work.allow}>
            {t('importing.allow', { megabytes: megabytesOf(step.bytes) })}
          </Button>
        </>
      );
    default:
      return (
        <Button kind="primary" onClick={work.choose}>
          {step.kind === 'failed' ? t('importing.another') : t('importing.choose')}
        </Button>
      );
  }
}

function megabytesOf(bytes: number): number {
  return Math.ceil(bytes / 2 ** 20);
}
