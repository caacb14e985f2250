import type { BackupCodeNotices } from '../../kinds/backup-codes.ts';
import type { Texts } from '../../message/message-text.ts';
import { lookAtActivity, takeBack } from './if-not-you.ts';

export const backupCodes: Texts<BackupCodeNotices> = {
  'backup-codes-generated': (_, { account }) => ({
    subject: 'Sie haben neue Backup-Codes',
    paragraphs: [
      `Für Ihr Konto ${account} wurden neue Backup-Codes erstellt. Die alten sind ungültig. Werfen Sie sie weg.`,
    ],
    ...takeBack,
  }),
  'backup-code-used': (_, { account }) => ({
    subject: 'Ein Backup-Code wurde verwendet',
    paragraphs: [
      `Ein Backup-Code Ihres Kontos ${account} wurde verwendet. Er kann nicht noch einmal verwendet werden.`,
    ],
    ...takeBack,
  }),
  'backup-codes-low': (_, { account }) => ({
    subject: 'Sie haben nur noch wenige Backup-Codes',
    paragraphs: [
      `Für Ihr Konto ${account} sind nur noch wenige Backup-Codes übrig. Erstellen Sie neue, bevor Sie sie brauchen. Mit ihnen melden Sie sich an, wenn Sie Ihre Authenticator-App nicht zur Hand haben.`,
    ],
    link: { label: 'Neue Backup-Codes erstellen', path: '/account/backup-codes' },
    ...lookAtActivity,
  }),
};
