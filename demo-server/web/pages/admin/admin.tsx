import { Route, Routes } from 'react-router';
import { Guard } from '../../frame/guard.tsx';
import { NotFoundPage } from '../../frame/not-found.tsx';
import { AuditPage } from '../activity/audit-page.tsx';
import { MailQueuePage } from '../mail-queue/mail-queue-page.tsx';
import { PeoplePage } from '../people/people-page.tsx';
import { PolicyPage } from '../policy/policy-page.tsx';
import { SupportQueuePage } from '../support/queue-page.tsx';
import { QueuedRequestPage } from '../support/queued-request-page.tsx';
import { AdminHomePage } from './home-page.tsx';

/** All pages under `/admin`. */
export default function Admin() {
  return (
    <Routes>
      <Route element={<Guard audience="support" />}>
        <Route index element={<AdminHomePage />} />
        <Route path="recovery" element={<SupportQueuePage />} />
        <Route path="recovery/:id" element={<QueuedRequestPage />} />
      </Route>
      <Route element={<Guard audience="admin" />}>
        <Route path="people" element={<PeoplePage />} />
        <Route path="policy" element={<PolicyPage />} />
        <Route path="mail" element={<MailQueuePage />} />
        <Route path="audit" element={<AuditPage />} />
      </Route>
      <Route path="*" element={<NotFoundPage />} />
    </Routes>
  );
}
