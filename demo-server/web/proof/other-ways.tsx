import { Button } from '../../../shared/ui/index.ts';
import { useTexts } from '../texts/use-texts.ts';
import type { Way } from './way.ts';

const LABELS = {
  passkey: 'passkeys.instead',
  totp: 'secondStep.useAuthenticator',
  sms: 'sentCodes.smsInstead',
  email: 'sentCodes.emailInstead',
  backup: 'secondStep.useBackupCode',
} as const satisfies Record<Way, string>;

/** Shows a button for each other way to confirm the second factor. */
export function OtherWays({
  ways,
  current,
  onChoose,
}: {
  ways: readonly Way[];
  current: Way;
  onChoose: (way: Way) => void;
}) {
  const t = useTexts();
  const others = ways.filter((way) => way !== current);
  if (others.length === 0) return null;
  return (
    <ul className="other-ways">
      {others.map((way) => (
        <li key={way}>
          <Button kind="quiet" onClick={() => onChoose(way)}>
            {t(LABELS[way])}
          </Button>
        </li>
      ))}
    </ul>
  );
}
