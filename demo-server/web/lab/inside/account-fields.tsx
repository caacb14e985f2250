import { SelectField } from '../../../../shared/ui/index.ts';
import type { SampleKey } from '../links/sample-keys.ts';
import { useLabTexts } from '../texts/use-lab-texts.ts';
import { type Account, HASH_NAMES, KEY_NAMES, LAST_COUNTER } from './parameters.ts';
import { WholeField } from './whole-field.tsx';

/** The fields for key, hash and counter. Only the lab's own keys can be chosen. */
export function AccountFields({
  account,
  onChange,
}: {
  account: Account;
  onChange: (change: Partial<Account>) => void;
}) {
  const t = useLabTexts();
  const names: Record<SampleKey, string> = {
    'rfc-20': t('inside.keyRfc20'),
    'rfc-32': t('inside.keyRfc32'),
    'rfc-64': t('inside.keyRfc64'),
    hello: t('inside.keyHello'),
  };
  return (
    <div className="lab__fields">
      <SelectField
        label={t('inside.sampleKey')}
        value={account.key}
        options={KEY_NAMES.map((name) => ({ value: name, label: names[name] }))}
        onChange={({ target }) => {
          const key = KEY_NAMES.find((name) => name === target.value);
          if (key) onChange({ key });
        }}
      />
      <SelectField
        label={t('inside.algorithm')}
        value={account.hash}
        options={HASH_NAMES.map((name) => ({ value: name, label: name }))}
        onChange={({ target }) => {
          const hash = HASH_NAMES.find((name) => name === target.value);
          if (hash) onChange({ hash });
        }}
      />
      <WholeField
        label={t('inside.counter')}
        value={account.counter}
        min={0}
        max={LAST_COUNTER}
        onValue={(counter) => onChange({ counter })}
      />
    </div>
  );
}
