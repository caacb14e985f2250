import { ChevronRight } from 'lucide-react';
import { Link } from 'react-router';
import { Card } from '../../../../shared/ui/index.ts';
import { minutesIn, STEP_UP_MS } from '../../../contract/index.ts';
import { hasRole } from '../../session/access.ts';
import { useVisitor } from '../../session/visitor.tsx';
import { useTexts } from '../../texts/use-texts.ts';
import { StaffPage } from '../staff/staff-page.tsx';

const WAYS = [
  { to: '/admin/recovery', name: 'support.queueTitle', text: 'support.queueText', role: 'support' },
  { to: '/admin/people', name: 'people.title', text: 'people.lead', role: 'admin' },
  { to: '/admin/policy', name: 'policy.title', text: 'policy.lead', role: 'admin' },
  { to: '/admin/mail', name: 'mailQueue.title', text: 'mailQueue.text', role: 'admin' },
  { to: '/admin/audit', name: 'activity.auditTitle', text: 'activity.auditLead', role: 'admin' },
] as const;

/** The start page of the administration. */
export function AdminHomePage() {
  const { visitor } = useVisitor();
  const t = useTexts();
  if (visitor?.kind !== 'member') return null;
  const ways = WAYS.filter(({ role }) => hasRole(visitor.user, role));
  return (
    <StaffPage title={t('admin.title')} lead={t('admin.lead', { minutes: minutesIn(STEP_UP_MS) })}>
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
