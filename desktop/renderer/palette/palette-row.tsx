import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from '../../../shared/ui/class-names.ts';
import { CodeDisplay, secondsLeft, useFromNow } from '../../../shared/ui/index.ts';
import type { AccountView, CodeView } from '../../ipc/accounts.ts';
import { useSettings } from '../bridge/settings-context.tsx';
import { nameLines } from '../pieces/account-name.ts';
import { IssuerIcon } from '../pieces/issuer-icon.tsx';
import { useTexts } from '../texts/use-texts.ts';

/** With fewer seconds left, the main process copies the next code. */
const TOO_SHORT = 5;

interface RowProps {
  id: string;
  chosen: boolean;
  onChoose: () => void;
}

export interface PaletteRowProps extends RowProps {
  account: AccountView;
  code: CodeView | undefined;
}

export function PaletteRow({ account, code, ...row }: PaletteRowProps) {
  const { first, second } = nameLines(account);
  const { hideCodes } = useSettings().settings;
  return (
    <Row {...row}>
      <IssuerIcon name={first} />
      <span className="palette__names">
        <bdi>{first}</bdi>
        {second && (
          <>
            <span className="cs-visually-hidden">, </span>
            <bdi className="cs-soft cs-small">{second}</bdi>
          </>
        )}
      </span>
      {!hideCodes && code?.code !== undefined && <Live code={code} />}
    </Row>
  );
}

export interface ActionRowProps extends RowProps {
  icon: LucideIcon;
  label: string;
}

/** Offers something that begins in the main window. */
export function ActionRow({ icon: Icon, label, ...row }: ActionRowProps) {
  return (
    <Row {...row}>
      <Icon aria-hidden="true" className="palette__icon" />
      {label}
    </Row>
  );
}

function Row({ id, chosen, onChoose, children }: RowProps & { children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the search box has the focus and handles the keys
    <div
      id={id}
      role="option"
      aria-selected={chosen}
      tabIndex={-1}
      className={classNames('palette__row', chosen && 'palette__row--chosen')}
      onClick={onChoose}
    >
      {children}
    </div>
  );
}

/** Shows the code that Enter would copy, and its remaining time. */
function Live({ code: { code = '', nextCode, endsAt } }: { code: CodeView }) {
  const t = useTexts();
  const seconds = useFromNow((now) => (endsAt === undefined ? TOO_SHORT : secondsLeft(endsAt, now)));
  const takesNext = nextCode !== undefined && seconds < TOO_SHORT;
  return (
    <span className="palette__code">
      <CodeDisplay code={takesNext ? nextCode : code} size="small" warning={takesNext} />
      {endsAt !== undefined && (
        <span className="cs-soft cs-small">
          {takesNext ? t('palette.takesNext') : t('palette.seconds', { seconds })}
        </span>
      )}
    </span>
  );
}
