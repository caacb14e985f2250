import { ArchiveRestore, FileInput, ImageUp, Keyboard, ScanQrCode } from 'lucide-react';
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { KEY_URI_DEFAULTS } from '../../../shared/key-uri.ts';
import { Button, Notice } from '../../../shared/ui/index.ts';
import mark from '../../resources/mark.svg';
import { useReply } from '../bridge/use-reply.ts';
import { dayInWords } from '../pieces/day-in-words.ts';
import { useDroppedFiles } from '../pieces/use-dropped-files.ts';
import { useTexts } from '../texts/use-texts.ts';
import type { Begun } from './begun.ts';
import './welcome.css';

/**
 * Shows the first start in three screens: what the app is, how accounts are added, and how the vault is protected.
 *
 * The user can begin an import or a restore here. It continues once there is a vault.
 *
 * @param children the third screen
 */
export function Welcome({
  begun,
  onBegin,
  children,
}: {
  begun: Begun | undefined;
  onBegin: (begun: Begun) => void;
  children: ReactNode;
}) {
  const t = useTexts();
  const [screen, setScreen] = useState<'codes' | 'ways' | 'protection'>('codes');
  const heading = useRef<HTMLHeadingElement>(null);
  // Screen readers read each screen from its heading.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new screen has a new heading
  useEffect(() => heading.current?.focus(), [screen]);

  const begin = useCallback(
    (what: Begun) => {
      onBegin(what);
      setScreen('protection');
    },
    [onBegin],
  );
  useDroppedFiles(useCallback((files) => begin({ kind: 'import', files }), [begin]));
  const { value: backups = [] } = useReply('backup:found');

  if (screen === 'protection') {
    return (
      <div className="protecting">
        {begun && (
          <div className="protecting__notice">
            <Notice tone="info">
              {t(begun.kind === 'restore' ? 'welcome.restoreBegun' : 'welcome.begun')}
            </Notice>
          </div>
        )}
        {children}
      </div>
    );
  }
  const first = screen === 'codes';
  const next = () => setScreen(first ? 'ways' : 'protection');
  return (
    <main className="page">
      {first && <img className="page__logo" src={mark} alt="" />}
      <div className="page__lead">
        <h1
          ref={heading}
          tabIndex={-1}
          // The heading has the focus so that it is read; Enter continues as on the button.
          onKeyDown={(event) => event.key === 'Enter' && next()}
        >
          {t(`welcome.${screen}.title`)}
        </h1>
        <p className="cs-soft">{t(`welcome.${screen}.text`, { seconds: KEY_URI_DEFAULTS.period })}</p>
        {first ? (
          <p className="cs-soft">{t('welcome.codes.offline')}</p>
        ) : (
          <>
            <ul className="ways">
              <li>
                <ScanQrCode aria-hidden="true" />
                {t('welcome.ways.scan')}
              </li>
              <li>
                <ImageUp aria-hidden="true" />
                {t('welcome.ways.image')}
              </li>
              <li>
                <Keyboard aria-hidden="true" />
                {t('welcome.ways.type')}
              </li>
            </ul>
            <p className="cs-soft">{t('welcome.ways.look')}</p>
          </>
        )}
      </div>
      {backups[0] && (
        <Notice tone="info">
          {t('welcome.found', { count: backups.length, when: dayInWords(backups[0].savedAt) })}
        </Notice>
      )}
      <div className="page__buttons">
        <Button kind="primary" onClick={next}>
          {t('welcome.next')}
        </Button>
        {!first && <Button onClick={() => setScreen('codes')}>{t('welcome.back')}</Button>}
        <Button icon={<FileInput aria-hidden="true" />} onClick={() => begin({ kind: 'import', files: [] })}>
          {t('welcome.import')}
        </Button>
        <Button icon={<ArchiveRestore aria-hidden="true" />} onClick={() => begin({ kind: 'restore' })}>
          {t('welcome.restore')}
        </Button>
      </div>
    </main>
  );
}
