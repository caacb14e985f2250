import type { BackupCodeNotices } from '../kinds/backup-codes.ts';
import type { Texts } from '../message/message-text.ts';
import type { Sentences } from '../texts/catalogue.ts';
import { lookAtActivity, takeBack } from './if-not-you.ts';

export const backupCodes: Texts<BackupCodeNotices, Sentences> = {
  'backup-codes-generated': (_, { account }, all) => {
    const say = all.backupCodes['backup-codes-generated'];
    return { subject: say.subject, paragraphs: [say.first({ account })], ...takeBack(all) };
  },
  'backup-code-used': (_, { account }, all) => {
    const say = all.backupCodes['backup-code-used'];
    return { subject: say.subject, paragraphs: [say.first({ account })], ...takeBack(all) };
  },
  'backup-codes-low': (_, { account }, all) => {
    const say = all.backupCodes['backup-codes-low'];
    return {
      subject: say.subject,
      paragraphs: [say.first({ account })],
      link: { label: say.link, path: '/account/backup-codes' },
      ...lookAtActivity(all),
    };
  },
};
