import { ChevronRight } from 'lucide-react';
import { Link } from 'react-router';
import { Card } from '../../../../shared/ui/index.ts';
import { hasRole } from '../../session/access.ts';
import { useVisitor } from '../../session/visitor.tsx';
import { useTexts } from '../../texts/use-texts.ts';
import { StaffPage } from '../staff/staff-page.tsx';

const WAYS = [
  { to: '/admin/recovery', name: 'admin.recovery', text: 'admin.recoveryText', role: 'support' },
  { to: '/admin/people', name: 'admin.people', text: 'admin.peopleText', role: 'admin' },
  { to: '/admin/policy', name: 'admin.policy', text: 'admin.policyText', role: 'admin' },
  { to: '/admin/mail', name: 'mail.queue', text: 'mail.queueText', role: 'admin' },
  { to: '/admin/audit', name: 'admin.audit', text: 'admin.auditText', role: 'admin' },
] as const;

/** Where those begin who look after the site. */
export function AdminHomePage() {
  const { visitor } = useVisitor();
  const t = useTexts();
  if (visitor?.kind !== 'member') return null;
  const ways = WAYS.filter(({ role }) => hasRole(visitor.user, role));
  return (
    <StaffPage title={t('admin.title')} lead={t('admin.lead')}>
      <Card>
        <ul className="staff__rows">
          {ways.map(({ to, name, text }) => (
            <li key={to} className="staff__row ways__one">
              <div className="staff__text">
                <Link to={to}>{t(name)}</Link>
                <p className="cs-small cs-soft">{t(text)}</p>
              </div>
              <ChevronRight aria-hidden="true" />
            </li>
          ))}
        </ul>
      </Card>
    </StaffPage>
  );
}
