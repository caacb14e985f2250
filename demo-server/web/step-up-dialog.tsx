import { useState } from 'react';
import { Button, Dialog, Notice } from '../../shared/ui/index.ts';
import { type ReplyOf, routes } from '../contract/index.ts';
import { type ApiRefusal, call, send } from './api.ts';
import { meaningOf } from './code-refusal.ts';
import { OtherWays } from './proof/other-ways.tsx';
import { ProofForm } from './proof/proof-form.tsx';
import { firstWay, openWays, type Way } from './proof/way.ts';
import { useTexts } from './texts/use-texts.ts';
import { useLoaded } from './use-loaded.ts';
import { useVisitor } from './visitor.tsx';

const LEADS = {
  passkey: 'methods.stepUpPasskey',
  totp: 'stepUp.lead',
  sms: 'methods.stepUpSent',
  email: 'methods.stepUpSent',
  backup: 'stepUp.backupLead',
} as const satisfies Record<Way, string>;

/** Asks for the second factor before an action that needs it fresh. */
export function StepUpDialog(props: { onProven: () => void; onGiveUp: () => void }) {
  const { reply, fault } = useLoaded(routes.listMethods);
  const t = useTexts();
  if (reply) return <Ask {...props} methods={reply} />;
  return (
    <Dialog open onClose={props.onGiveUp} title={t('stepUp.title')}>
      {fault ? <Notice tone="error">{fault}</Notice> : <p role="status">{t('shell.loading')}</p>}
    </Dialog>
  );
}

function Ask({
  onProven,
  onGiveUp,
  methods: { enabled: methods, lastUsed },
}: {
  onProven: () => void;
  onGiveUp: () => void;
  methods: ReplyOf<typeof routes.listMethods>;
}) {
  const { visitor, refresh } = useVisitor();
  const t = useTexts();
  const hasBackupCodes = visitor?.kind === 'member' && (visitor.user.backupCodes?.remaining ?? 0) > 0;
  const [refused, setRefused] = useState<string>();
  const ways = { methods, lastUsed, hasBackupCodes, isCodeLocked: refused !== undefined };
  const [chosen, setChosen] = useState(() => firstWay(ways));
  const open = openWays(ways);
  const way = open.includes(chosen) ? chosen : firstWay(ways);

  function end(refusal: ApiRefusal) {
    switch (meaningOf(refusal.body)) {
      case 'backup-code-only':
        return setRefused(refusal.message);
      case 'used-up':
        // In a full session waiting helps, and the form tells how long.
        return;
      default:
        onGiveUp();
        return void refresh();
    }
  }

  return (
    <Dialog open onClose={onGiveUp} title={t('stepUp.title')} description={t(LEADS[way])}>
      <div className="form">
        {refused && <Notice tone="warning">{refused}</Notice>}
        <ProofForm<unknown>
          key={way}
          way={way}
          takesFocus
          judge={{
            code: (kind, code) =>
              kind === 'totp'
                ? call(routes.stepUp, { code })
                : kind === 'backup'
                  ? call(routes.stepUp, { backupCode: code })
                  : call(routes.verifyOtp, { code, method: kind }),
            passkey: (response) => send(routes.verifyPasskey, { response }),
          }}
          onAccepted={onProven}
          onOver={end}
          cancel={<Button onClick={onGiveUp}>{t('shell.cancel')}</Button>}
        />
        <OtherWays ways={open} current={way} onChoose={setChosen} />
      </div>
    </Dialog>
  );
}
