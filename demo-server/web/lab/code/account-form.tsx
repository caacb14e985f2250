import { paragraph } from '../../../../shared/paragraph.ts';
import { Button, Card, SelectField, TextField } from '../../../../shared/ui/index.ts';
import { currentLocale } from '../../texts/translator.ts';
import { TEST_KEY } from '../links/sample-keys.ts';
import { useLabTexts } from '../texts/use-lab-texts.ts';
import { type AccountDraft, LATEST_TIME, LONGEST_PERIOD, randomKey, readDraft } from './lab-account.ts';

const DIGITS = ['6', '7', '8', '9', '10'].map((digits) => ({ value: digits, label: digits }));
const HASHES = ['SHA1', 'SHA256', 'SHA512'].map((hash) => ({ value: hash, label: hash }));

/** The form of the account whose code is shown. */
export function AccountForm({
  draft,
  onDraft,
}: {
  draft: AccountDraft;
  onDraft: (draft: AccountDraft) => void;
}) {
  const t = useLabTexts();
  const read = readDraft(draft);
  const wrong = 'wrong' in read ? read.wrong : [];

  const change = (part: Partial<AccountDraft>) => onDraft({ ...draft, ...part });

  return (
    <Card className="lab__stack">
      <h2>{t('code.parameters')}</h2>
      <div className="lab__fields">
        <div className="lab__whole-row">
          <TextField
            label={t('code.key')}
            hint={paragraph([t('code.keyHint'), t('lab.noRealKeys')], currentLocale())}
            error={wrong.includes('secret') ? t('code.badKey') : undefined}
            code
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            value={draft.secret}
            onChange={(event) => change({ secret: event.target.value })}
          />
        </div>
        <div className="lab__whole-row lab__buttons">
          <Button onClick={() => change({ secret: randomKey() })}>{t('code.newKey')}</Button>
          <Button onClick={() => change({ secret: TEST_KEY })}>{t('code.testKey')}</Button>
        </div>
        <SelectField
          label={t('code.type')}
          value={draft.type}
          options={[
            { value: 'totp', label: t('code.totp') },
            { value: 'hotp', label: t('code.hotp') },
            { value: 'steam', label: t('code.steam') },
          ]}
          onChange={(event) => change({ type: event.target.value as AccountDraft['type'] })}
        />
        {draft.type !== 'steam' && (
          <>
            <SelectField
              label={t('code.algorithm')}
              value={draft.algorithm}
              options={HASHES}
              onChange={(event) => change({ algorithm: event.target.value as AccountDraft['algorithm'] })}
            />
            <SelectField
              label={t('code.digits')}
              value={draft.digits}
              options={DIGITS}
              onChange={(event) => change({ digits: event.target.value })}
            />
          </>
        )}
        {draft.type === 'totp' && (
          <TextField
            label={t('code.period')}
            inputMode="numeric"
            error={
              wrong.includes('period') ? t('code.badNumber', { min: 1, max: LONGEST_PERIOD }) : undefined
            }
            value={draft.period}
            onChange={(event) => change({ period: event.target.value })}
          />
        )}
        {draft.type !== 'hotp' && (
          <TextField
            label={t('code.time')}
            hint={t('code.timeHint')}
            inputMode="numeric"
            error={wrong.includes('time') ? t('code.badNumber', { min: 0, max: LATEST_TIME }) : undefined}
            value={draft.time}
            onChange={(event) => change({ time: event.target.value })}
          />
        )}
        {draft.type === 'hotp' && (
          <TextField
            label={t('code.counter')}
            inputMode="numeric"
            error={
              wrong.includes('counter')
                ? t('code.badNumber', { min: 0, max: Number.MAX_SAFE_INTEGER })
                : undefined
            }
            value={draft.counter}
            onChange={(event) => change({ counter: event.target.value })}
          />
        )}
      </div>
    </Card>
  );
}
