import type { ReactNode } from 'react';
import { Link, NavLink } from 'react-router';
import { Notice } from '../../../../shared/ui/index.ts';
import { Page } from '../../frame/page.tsx';
import { hasRole } from '../../session/access.ts';
import { useVisitor } from '../../session/visitor.tsx';
import { useTexts } from '../../texts/use-texts.ts';
import './staff.css';

export interface StaffPageProps {
  title: string;
  lead?: string;
  children: ReactNode;
}

/**
 * Shows a page of the administration with links to the others. Without a second factor, asks the user to set one up.
 */
export function StaffPage({ title, lead, children }: StaffPageProps) {
  const { visitor } = useVisitor();
  const t = useTexts();
  if (visitor?.kind !== 'member') return null;
  const { user } = visitor;
  if (!user.twoFactorEnabled) {
    return (
      <Page title={t('admin.needsFactorTitle')}>
        <Notice
          action={
            <Link className="cs-button cs-button--primary" to="/account/two-factor">
              {t('enrolment.turnOn')}
            </Link>
          }
        >
          {t('admin.needsFactor')}
        </Notice>
      </Page>
    );
  }
  return (
    <Page title={title} lead={lead} wide above={<StaffNav isAdmin={hasRole(user, 'admin')} />}>
      {children}
    </Page>
  );
}

function StaffNav({ isAdmin }: { isAdmin: boolean }) {
  const t = useTexts();
  return (
    <nav className="staff__nav" aria-label={t('admin.nav')}>
      <NavLink end to="/admin">
        {t('admin.title')}
      </NavLink>
      <NavLink to="/admin/recovery">{t('support.queueTitle')}</NavLink>
      {isAdmin && (
        <>
          <NavLink to="/admin/people">{t('people.title')}</NavLink>
          <NavLink to="/admin/policy">{t('policy.title')}</NavLink>
          <NavLink to="/admin/mail">{t('mailQueue.title')}</NavLink>
          <NavLink to="/admin/audit">{t('activity.auditTitle')}</NavLink>
        </>
      )}
    </nav>
  );
}
