import { lazy } from 'react';
import { Route, Routes } from 'react-router';
import { Guard } from './frame/guard.tsx';
import { LoadedLater } from './frame/loaded-later.tsx';
import { NotFoundPage } from './frame/not-found.tsx';
import { Shell } from './frame/shell.tsx';
import { AccountDataPage } from './pages/account-data/account-data-page.tsx';
import { DeleteAccountPage } from './pages/account-data/delete-account-page.tsx';
import { KeepAccountPage } from './pages/account-data/keep-account-page.tsx';
import { LandingPage } from './pages/accounts/landing.tsx';
import { SignInPage } from './pages/accounts/sign-in.tsx';
import { SignUpPage } from './pages/accounts/sign-up.tsx';
import { ActivityPage } from './pages/activity/activity-page.tsx';
import { AddressesPage } from './pages/addresses/addresses-page.tsx';
import { VerifyAddressPage } from './pages/addresses/verify-address-page.tsx';
import { NewCodesPage } from './pages/backup-codes/new-codes.tsx';
import { EnrolmentPage } from './pages/enrolment/enrolment.tsx';
import { MethodsPage } from './pages/methods/methods-page.tsx';
import { PasskeyPage } from './pages/methods/passkey-page.tsx';
import { RecipientPage } from './pages/methods/recipient-page.tsx';
import { RemoveMethodPage } from './pages/methods/remove-page.tsx';
import { TurnOffPage } from './pages/methods/turn-off-page.tsx';
import { OutboxPage } from './pages/outbox/outbox-page.tsx';
import { OverviewPage } from './pages/overview/overview-page.tsx';
import { ChangePasswordPage } from './pages/passwords/change-password.tsx';
import { ForgotPasswordPage } from './pages/passwords/forgot-password.tsx';
import { ResetPasswordPage } from './pages/passwords/reset-password.tsx';
import { MustEnrolPage } from './pages/policy/must-enrol-page.tsx';
import { CancelRecoveryPage } from './pages/recovery/cancel-page.tsx';
import { RecoveryLinkPage } from './pages/recovery/link-page.tsx';
import { QuestionsPage } from './pages/recovery/questions-page.tsx';
import { RecoveryPage } from './pages/recovery/recovery-page.tsx';
import { RemoveQuestionsPage } from './pages/recovery/remove-questions-page.tsx';
import { SetUpLinkPage } from './pages/recovery/set-up-link-page.tsx';
import { RecoverySettingsPage } from './pages/recovery/settings-page.tsx';
import { SecondStepPage } from './pages/second-step/second-step-page.tsx';
import { SessionsPage } from './pages/sessions/sessions-page.tsx';
import { DangerousActionPage } from './pages/step-up/dangerous-action-page.tsx';
import { CancelSupportPage } from './pages/support/cancel-page.tsx';
import { RequestSupportPage } from './pages/support/request-support-page.tsx';

/** Loaded on demand, because signing in does not need it. */
const Lab = lazy(() => import('./lab/lab.tsx'));
const Classes = lazy(() => import('./lab/classes/classes.tsx'));
/** Loaded on demand, because few users are administrators. */
const Admin = lazy(() => import('./pages/admin/admin.tsx'));

/** Defines every page and who may see it. */
export function App() {
  return (
    <Routes>
      <Route element={<Shell />}>
        <Route
          path="lab/*"
          element={
            <LoadedLater>
              <Lab hasServer />
            </LoadedLater>
          }
        />
        <Route
          path="lab/class/*"
          element={
            <LoadedLater>
              <Classes />
            </LoadedLater>
          }
        />
        <Route
          path="admin/*"
          element={
            <LoadedLater>
              <Admin />
            </LoadedLater>
          }
        />
        <Route element={<Guard audience="guest" />}>
          <Route index element={<LandingPage />} />
          <Route path="sign-up" element={<SignUpPage />} />
          <Route path="sign-in" element={<SignInPage />} />
        </Route>
        <Route element={<Guard audience="pending" />}>
          <Route path="second-step" element={<SecondStepPage />} />
          <Route path="support" element={<RequestSupportPage />} />
        </Route>
        <Route element={<Guard audience="enrolling" />}>
          <Route path="account/set-up-first" element={<MustEnrolPage />} />
          <Route path="account/two-factor" element={<EnrolmentPage />} />
          <Route path="account/methods" element={<MethodsPage />} />
          <Route path="account/methods/passkey" element={<PasskeyPage />} />
          <Route path="account/methods/sms" element={<RecipientPage key="sms" method="sms" />} />
          <Route path="account/methods/email" element={<RecipientPage key="email" method="email" />} />
        </Route>
        <Route element={<Guard audience="member" />}>
          <Route path="account" element={<OverviewPage />} />
          <Route path="account/two-factor/off" element={<TurnOffPage />} />
          <Route path="account/methods/remove/:method/:id?" element={<RemoveMethodPage />} />
          <Route path="account/backup-codes" element={<NewCodesPage />} />
          <Route path="account/recovery" element={<RecoverySettingsPage />} />
          <Route path="account/recovery/questions" element={<QuestionsPage />} />
          <Route path="account/recovery/questions/remove" element={<RemoveQuestionsPage />} />
          <Route path="account/addresses" element={<AddressesPage />} />
          <Route path="account/password" element={<ChangePasswordPage />} />
          <Route path="account/sessions" element={<SessionsPage />} />
          <Route path="account/data" element={<AccountDataPage />} />
          <Route path="account/delete" element={<DeleteAccountPage />} />
          <Route path="account/activity" element={<ActivityPage />} />
          <Route path="account/dangerous-action" element={<DangerousActionPage />} />
        </Route>
        <Route element={<Guard audience="everyone" />}>
          <Route path="forgot-password" element={<ForgotPasswordPage />} />
          <Route path="reset-password" element={<ResetPasswordPage />} />
          <Route path="verify-email" element={<VerifyAddressPage />} />
          <Route path="keep-account" element={<KeepAccountPage />} />
          <Route path="outbox" element={<OutboxPage />} />
          <Route path="recovery" element={<RecoveryPage />} />
          <Route path="recovery/link" element={<RecoveryLinkPage />} />
          <Route path="recovery/set-up" element={<SetUpLinkPage />} />
          <Route path="recovery/cancel" element={<CancelRecoveryPage />} />
          <Route path="support/cancel" element={<CancelSupportPage />} />
        </Route>
        <Route element={<Guard audience="anyone" />}>
          <Route path="*" element={<NotFoundPage />} />
        </Route>
      </Route>
    </Routes>
  );
}
