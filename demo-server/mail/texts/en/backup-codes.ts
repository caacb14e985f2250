import type { BackupCodeNotices } from '../../kinds/backup-codes.ts';
import type { Texts } from '../../message/message-text.ts';
import { lookAtActivity, takeBack } from './if-not-you.ts';

export const backupCodes: Texts<BackupCodeNotices> = {
  'backup-codes-generated': (_, { account }) => ({
    subject: 'You have new backup codes',
    paragraphs: [
      `New backup codes were created for your account ${account}. The old ones no longer work. Throw them away.`,
    ],
    ...takeBack,
  }),
  'backup-code-used': (_, { account }) => ({
    subject: 'A backup code was used',
    paragraphs: [`A backup code of your account ${account} was used. It cannot be used again.`],
    ...takeBack,
  }),
  'backup-codes-low': (_, { account }) => ({
    subject: 'You have few backup codes left',
    paragraphs: [
      `Your account ${account} has few backup codes left. Create new ones before you need them. They let you sign in when you do not have your authenticator app.`,
    ],
    link: { label: 'Create new backup codes', path: '/account/backup-codes' },
    ...lookAtActivity,
  }),
};
