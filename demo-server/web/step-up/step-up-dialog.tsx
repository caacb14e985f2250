import { useState } from 'react';
import { Button, Dialog, Notice } from '../../../shared/ui/index.ts';
import { routes } from '../../contract/index.ts';
import { type ApiRefusal, call, send } from '../api/api.ts';
import { meaningOfRefusal } from '../forms/code-refusal.ts';
import { OtherWays } from '../proof/other-ways.tsx';
import { ProofForm } from '../proof/proof-form.tsx';
import { firstWay, openWays, type Way } from '../proof/way.ts';
import { useLoaded } from '../session/use-loaded.ts';
import { useVisitor } from '../session/visitor.tsx';
import { useTexts } from '../texts/use-texts.ts';

const LEADS = {
  passkey: 'stepUp.passkeyLead',
  totp: 'stepUp.lead',
  sms: 'stepUp.sentLead',
  email: 'stepUp.sentLead',
  backup: 'stepUp.backupLead',
} as const satisfies Record<Way, string>;

/** Asks for the second factor again before a sensitive action. */
export function StepUpDialog({ onProven, onGiveUp }: { onProven: () => void; onGiveUp: () => void }) {
  const { visitor, refresh } = useVisitor();
  const t = useTexts();
  const { reply, fault } = useLoaded(routes.listMethods);
  const [chosen, setChosen] = useState<Way>();
  const [refused, setRefused] = useState<string>();
  const hasBackupCodes = visitor?.kind === 'member' && (visitor.user.backupCodes?.remaining ?? 0) > 0;
  const ways = reply && {
    methods: reply.enabled,
    lastUsed: reply.lastUsed,
    hasBackupCodes,
    isCodeLocked: refused !== undefined,
  };
  const open = ways ? openWays(ways) : [];
  const way = chosen && open.includes(chosen) ? chosen : ways && firstWay(ways);

  function end(refusal: ApiRefusal) {
    switch (meaningOfRefusal(refusal.body)) {
      case 'backup-code-only':
        return setRefused(refusal.message);
      case 'used-up':
        // In a full session, waiting helps, and the form says how long.
        return;
      default:
        onGiveUp();
        return void refresh();
    }
  }

  return (
    <Dialog
      open
      onClose={onGiveUp}
      title={t('stepUp.title')}
      description={way ? t(LEADS[way]) : t('frame.loading')}
    >
      <div className="form">
        {fault && <Notice tone="error">{fault}</Notice>}
        {refused && <Notice tone="warning">{refused}</Notice>}
        {way && (
          <>
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
                      : call(routes.verifySentCode, { code, method: kind }),
                passkey: (response) => send(routes.verifyPasskey, { response }),
              }}
              onAccepted={onProven}
              onOver={end}
              cancel={<Button onClick={onGiveUp}>{t('frame.cancel')}</Button>}
            />
            <OtherWays ways={open} current={way} onChoose={setChosen} />
          </>
        )}
      </div>
    </Dialog>
  );
}
