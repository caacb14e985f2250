import type { Wording } from '../../../../shared/translations/wording.ts';
import type { backupCodes as original } from '../en/backup-codes.ts';

export const backupCodes: Wording<typeof original> = {
  title: 'Backup-Codes sichern',
  lead: 'Wenn Sie Ihre Authenticator-App verlieren, können Sie sich mit einem dieser Codes anmelden. Jeder Code gilt nur einmal.',
  shownOnce:
    'Wir zeigen die Codes nur dieses eine Mal an. Bewahren Sie sie bei Ihren wichtigen Unterlagen auf.',
  list: 'Backup-Codes',
  noun: 'Backup-Codes',
  download: 'Herunterladen',
  downloaded: 'Als {{name}} gespeichert.',
  print: 'Drucken',
  fileTitle: 'Backup-Codes für {{account}} bei {{site}}',
  fileNote: 'Jeder Code gilt nur einmal, anstelle des Codes aus Ihrer Authenticator-App.',
  fileMade: 'Erstellt am {{date}}. Sie ersetzen alle früheren Codes.',
  haveSaved: 'Ich habe diese Codes gesichert',
  mustSave: 'Sichern Sie zuerst die Codes und setzen Sie dann das Häkchen.',
  finish: 'Abschließen',
  newTitle: 'Ihre neuen Backup-Codes',
  newLead: 'Ihre alten Codes sind ungültig. Überall sonst sind Sie abgemeldet.',
  makeTitle: 'Neue Backup-Codes erstellen',
  makeLead_one: 'Sie erhalten einen neuen Code, und alle bisherigen verlieren ihre Gültigkeit.',
  makeLead_other: 'Sie erhalten {{count}} neue Codes, und alle bisherigen verlieren ihre Gültigkeit.',
  makeButton: 'Neue Codes erstellen',
  reminderTitle: 'Haben Sie Ihre Backup-Codes gesichert?',
  reminder:
    'Ohne diese Codes sind Sie ausgesperrt, wenn Sie Ihre Authenticator-App verlieren. Wir können die Codes nicht noch einmal anzeigen, aber Sie können neue erstellen.',
  reminderSaved: 'Ich habe sie gesichert',
  name: 'Backup-Codes',
  left_one: 'Sie haben noch einen Code.',
  left_other: 'Sie haben noch {{count}} Codes.',
  low_one: 'Sie haben nur noch einen Backup-Code. Erstellen Sie neue, bevor er verbraucht ist.',
  low_other: 'Sie haben nur noch {{count}} Backup-Codes. Erstellen Sie neue, bevor alle verbraucht sind.',
  noneLeft:
    'Sie haben keine Backup-Codes mehr. Erstellen Sie neue. Sonst sind Sie ausgesperrt, wenn Sie Ihre Authenticator-App verlieren.',
  makeNew: 'Neue Codes erstellen',
};
