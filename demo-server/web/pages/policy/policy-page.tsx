import { type FormEvent, useRef, useState } from 'react';
import { Trans } from 'react-i18next';
import { Button, Card, Notice, SelectField, TextField } from '../../../../shared/ui/index.ts';
import { wholeNumber } from '../../../../shared/whole-number.ts';
import { MOST_GRACE_DAYS, type ReplyOf, routes } from '../../../contract/index.ts';
import { call } from '../../api/api.ts';
import { fieldText } from '../../forms/field-text.ts';
import { useAction } from '../../step-up/use-action.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { Moment } from '../../time/moment.tsx';
import { LoadState } from '../staff/load-state.tsx';
import { StaffPage } from '../staff/staff-page.tsx';
import { useLoadedWithStepUp } from '../staff/use-loaded-with-step-up.ts';

type Policy = ReplyOf<typeof routes.getPolicy>;

/** The possible requirements, the strictest last. */
const DEMANDS = {
  optional: { requirement: 'optional', leastRole: null },
  sensitive: { requirement: 'sensitive', leastRole: null },
  admin: { requirement: 'role', leastRole: 'admin' },
  support: { requirement: 'role', leastRole: 'support' },
  everyone: { requirement: 'everyone', leastRole: null },
} as const;
type Demand = keyof typeof DEMANDS;
const NAMES = Object.keys(DEMANDS) as Demand[];

/** Sets who must have a second factor. */
export function PolicyPage() {
  const t = useTexts();
  const loaded = useLoadedWithStepUp(routes.getPolicy);
  const [saved, setSaved] = useState<Policy>();
  const policy = saved ?? loaded.reply;
  return (
    <StaffPage title={t('policy.title')} lead={t('policy.lead')}>
      <LoadState loaded={loaded} isThere={policy !== undefined} />
      {saved && <Notice tone="success">{t('policy.saved')}</Notice>}
      {policy && (
        <PolicyForm
          key={policy.version}
          policy={policy}
          onSaved={setSaved}
          onOutdated={() => {
            setSaved(undefined);
            loaded.reload();
          }}
        />
      )}
    </StaffPage>
  );
}

interface PolicyFormProps {
  policy: Policy;
  onSaved: (policy: Policy) => void;
  /** Runs if another admin has changed the policy. */
  onOutdated: () => void;
}

function PolicyForm({ policy, onSaved, onOutdated }: PolicyFormProps) {
  const t = useTexts();
  const { busy, fault, run } = useAction(routes.changePolicy);
  const [demand, setDemand] = useState(demandOf(policy));
  const [isWrong, setIsWrong] = useState(false);
  const days = useRef<HTMLInputElement>(null);
  const hasGrace = demand !== 'optional' && demand !== 'sensitive';

  async function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = fieldText(new FormData(event.currentTarget), 'graceDays');
    const graceDays = hasGrace ? wholeNumber(typed, 0, MOST_GRACE_DAYS) : policy.graceDays;
    setIsWrong(graceDays === undefined);
    if (graceDays === undefined) {
      days.current?.focus();
      return;
    }
    const body = { version: policy.version, ...DEMANDS[demand], graceDays };
    const reply = await run(() => call(routes.changePolicy, body));
    if (reply) onSaved(reply);
  }

  return (
    <Card>
      <form className="form" noValidate onSubmit={(event) => void save(event)}>
        {fault && (
          <Notice tone="error" action={<Button onClick={onOutdated}>{t('frame.tryAgain')}</Button>}>
            {fault}
          </Notice>
        )}
        <SelectField
          label={t('policy.demand')}
          hint={t('policy.demandHint')}
          value={demand}
          onChange={({ target }) => setDemand(NAMES.find((name) => name === target.value) ?? demand)}
          options={NAMES.map((name) => ({ value: name, label: t(`policy.demands.${name}`) }))}
        />
        {hasGrace && (
          <TextField
            label={t('policy.graceDays')}
            hint={t('policy.graceHint')}
            name="graceDays"
            // Not of the type “number”, which refuses the digits of other scripts.
            inputMode="numeric"
            autoComplete="off"
            ref={days}
            error={isWrong ? t('policy.badDays', { min: 0, max: MOST_GRACE_DAYS }) : undefined}
            defaultValue={policy.graceDays}
          />
        )}
        <p className="cs-small cs-soft">
          {policy.changed ? (
            <Trans
              t={t}
              i18nKey={policy.changed.by ? 'policy.changed' : 'policy.changedUnknown'}
              values={{ name: policy.changed.by?.name ?? '' }}
              components={{ when: <Moment at={policy.changed.at} /> }}
            />
          ) : (
            t('policy.never')
          )}
        </p>
        <div className="form__foot">
          <Button kind="primary" type="submit" busy={busy}>
            {t('admin.save')}
          </Button>
        </div>
      </form>
    </Card>
  );
}

function demandOf({ requirement, leastRole }: Policy): Demand {
  const found = NAMES.find(
    (name) => DEMANDS[name].requirement === requirement && DEMANDS[name].leastRole === leastRole,
  );
  // “Members and above” means everyone.
  return found ?? 'everyone';
}
