import { useState } from 'react';
import { Trans } from 'react-i18next';
import { AlertDialog, Button, Card, Notice } from '../../../../shared/ui/index.ts';
import { routes } from '../../../contract/index.ts';
import { call } from '../../api/api.ts';
import { focusHeading } from '../../frame/page.tsx';
import { useLoaded } from '../../session/use-loaded.ts';
import { useAction } from '../../step-up/use-action.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { Moment } from '../../time/moment.tsx';
import { BrowserRow } from './browser-row.tsx';
import { useBrowserName } from './use-browser-name.ts';

/** Lists the browsers that need no code to sign in. */
export function TrustedDeviceList() {
  const t = useTexts();
  const nameOf = useBrowserName();
  const { reply, fault, reload } = useLoaded(routes.listTrustedDevices);
  const forgetting = useAction(routes.revokeTrustedDevice);
  const [said, setSaid] = useState<string>();
  const [asking, setAsking] = useState(false);
  const devices = reply?.devices ?? [];
  const why = fault ?? forgetting.fault;

  async function forget(id: string) {
    setSaid(undefined);
    const forgotten = await forgetting.run(() => call(routes.revokeTrustedDevice, { id }));
    if (forgotten) setSaid(t('sessions.forgotten'));
    await reload();
    focusHeading();
  }

  async function forgetAll() {
    setSaid(undefined);
    const reply = await forgetting.run(() => call(routes.revokeTrustedDevices));
    setAsking(false);
    if (reply) setSaid(t('sessions.allForgotten', { count: reply.ended }));
    await reload();
    focusHeading();
  }

  return (
    <Card className="browsers">
      <div>
        <h2>{t('sessions.devices')}</h2>
        <p className="cs-soft">{t(devices.length > 0 ? 'sessions.devicesText' : 'sessions.noDevices')}</p>
      </div>
      {why && <Notice tone="error">{why}</Notice>}
      {said && <Notice tone="success">{said}</Notice>}
      {devices.length > 0 && (
        <ul className="browsers__list">
          {devices.map((device) => (
            <BrowserRow
              key={device.id}
              name={nameOf(device.userAgent)}
              userAgent={device.userAgent}
              ipAddress={device.ipAddress}
              badge={device.current ? t('sessions.thisDevice') : undefined}
              action={
                <Button
                  aria-label={t('sessions.forgetNamed', { name: nameOf(device.userAgent) })}
                  aria-disabled={forgetting.busy || undefined}
                  onClick={() => void forget(device.id)}
                >
                  {t('sessions.forget')}
                </Button>
              }
            >
              <Trans
                t={t}
                i18nKey="sessions.until"
                components={{ when: <Moment at={device.expiresAt} only="date" /> }}
              />
            </BrowserRow>
          ))}
        </ul>
      )}
      {devices.length > 1 && (
        <div>
          <Button onClick={() => setAsking(true)}>{t('sessions.forgetAll')}</Button>
        </div>
      )}
      <AlertDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t('sessions.forgetAllTitle')}
        description={t('sessions.forgetAllText')}
        confirmLabel={t('sessions.forgetAll')}
        busy={forgetting.busy}
        onConfirm={() => void forgetAll()}
      />
    </Card>
  );
}
