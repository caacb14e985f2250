import type { Wording } from '../../../../shared/translations/wording.ts';
import type { backupCodes as original } from '../en/backup-codes.ts';

export const backupCodes: Wording<typeof original> = {
  title: 'Backup-Codes sichern',
  lead: 'Wenn Ihr Authenticator verloren geht, kommen Sie mit einem davon hinein. Jeder gilt einmal.',
  shownOnce: 'Sie werden jetzt gezeigt und nie wieder. Bewahren Sie sie bei Ihren wichtigen Papieren auf.',
  list: 'Backup-Codes',
  noun: 'Backup-Codes',
  download: 'Herunterladen',
  downloaded: 'Als {{name}} gespeichert.',
  print: 'Drucken',
  fileTitle: 'Backup-Codes für {{account}} bei {{site}}',
  fileNote: 'Jeder Code gilt einmal, anstelle des Codes, den Ihr Authenticator zeigt.',
  fileMade: 'Erzeugt am {{date}}. Sie ersetzen alle früheren.',
  haveSaved: 'Ich habe diese Codes gesichert',
  mustSave: 'Sichern Sie die Codes zuerst und bestätigen Sie es dann mit dem Häkchen.',
  finish: 'Abschließen',
  newTitle: 'Ihre neuen Backup-Codes',
  newLead: 'Die bisherigen Codes gelten nicht mehr, und überall sonst sind Sie abgemeldet.',
  makeTitle: 'Neue Backup-Codes erzeugen',
  makeLead: 'Sie erhalten zehn neue Codes, und alle bisherigen verlieren ihre Gültigkeit.',
  makeButton: 'Neue Codes erzeugen',
  reminderTitle: 'Haben Sie Ihre Backup-Codes gesichert?',
  reminder:
    'Ohne sie sperrt ein verlorener Authenticator Sie aus. Sie können nicht noch einmal gezeigt werden, aber Sie können neue erzeugen.',
  reminderSaved: 'Ich habe sie gesichert',
};
