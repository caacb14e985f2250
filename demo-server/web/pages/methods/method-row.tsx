import type { ReactNode } from 'react';
import { Trans } from 'react-i18next';
import { Link } from 'react-router';
import type { TwoFactorMethod } from '../../../contract/index.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { Moment } from '../../time/moment.tsx';
import { METHOD_ICONS } from './method-icons.tsx';

export interface MethodRowProps {
  method: TwoFactorMethod;
  name: string;
  addedAt: string;
  /** `null` if it was never used. Absent if unknown. */
  usedAt?: string | null;
  isLastUsed?: boolean;
  note?: string | undefined;
  removeAt: string;
  change: ReactNode;
}

/** Shows one method that is on: since when, its last use, and its actions. */
export function MethodRow({
  method,
  name,
  addedAt,
  usedAt,
  isLastUsed = false,
  note,
  removeAt,
  change,
}: MethodRowProps) {
  const t = useTexts();
  return (
    <li className="methods__one">
      {METHOD_ICONS[method]}
      <div className="methods__text">
        <h3>
          <bdi>{name}</bdi>
        </h3>
        {note && <p className="cs-small cs-soft">{note}</p>}
        <p className="cs-small cs-soft">
          <Trans t={t} i18nKey="methods.since" components={{ when: <Moment at={addedAt} only="date" /> }} />
          {usedAt && (
            <>
              {' · '}
              <Trans t={t} i18nKey="methods.used" components={{ when: <Moment at={usedAt} only="date" /> }} />
            </>
          )}
          {usedAt === null && ` · ${t('methods.unused')}`}
          {isLastUsed && ` · ${t('methods.usedLast')}`}
        </p>
      </div>
      <div className="buttons">
        {change}
        <Link
          className="cs-button cs-button--secondary"
          to={removeAt}
          aria-label={t('methods.removeNamed', { name })}
        >
          {t('methods.remove')}
        </Link>
      </div>
    </li>
  );
}
