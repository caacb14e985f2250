import type { ReactNode } from 'react';
import { type Named, nameLines } from '../pieces/account-name.ts';
import { BreakableName } from '../pieces/breakable-name.tsx';
import { IssuerIcon } from '../pieces/issuer-icon.tsx';

/** Shows an account in a list of the settings: its name, a detail, and its buttons. */
export function NamedRow({ named, detail, children }: { named: Named; detail: string; children: ReactNode }) {
  const { first, second } = nameLines(named);
  return (
    <li className="settings__item">
      <IssuerIcon name={first} />
      <span className="settings__names">
        <bdi>
          <BreakableName name={first} />
        </bdi>
        <span className="cs-soft cs-small">
          {second && (
            <bdi>
              <BreakableName name={second} />
            </bdi>
          )}
          {second && detail && ' · '}
          {detail}
        </span>
      </span>
      <span className="settings__buttons">{children}</span>
    </li>
  );
}
