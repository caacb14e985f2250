import { Route, Routes } from 'react-router';
import { Guard } from '../../frame/guard.tsx';
import { NotFoundPage } from '../../frame/not-found.tsx';
import { AuditPage } from './audit-page.tsx';
import { AdminHomePage } from './home-page.tsx';
import { MailPage } from './mail-page.tsx';
import { PeoplePage } from './people-page.tsx';
import { PolicyPage } from './policy-page.tsx';
import { QueuePage } from './queue-page.tsx';
import { RequestPage } from './request-page.tsx';

/** Everything under `/admin`. */
export default function Admin() {
  return (
    <Routes>
      <Route element={<Guard audience="support" />}>
        <Route index element={<AdminHomePage />} />
        <Route path="recovery" element={<QueuePage />} />
        <Route path="recovery/:id" element={<RequestPage />} />
      </Route>
      <Route element={<Guard audience="admin" />}>
        <Route path="people" element={<PeoplePage />} />
        <Route path="policy" element={<PolicyPage />} />
        <Route path="mail" element={<MailPage />} />
        <Route path="audit" element={<AuditPage />} />
      </Route>
      <Route path="*" element={<NotFoundPage />} />
    </Routes>
  );
}
