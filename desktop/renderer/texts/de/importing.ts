import type { Wording } from '../../../../shared/translations/wording.ts';
import type { importing as english } from '../en/importing.ts';

/** Importing another app's export. */
export const importing: Wording<typeof english> = {
  title: 'Aus anderer App importieren',
  text: 'Exportieren Sie Ihre Konten in der anderen App. Wählen Sie dann die Datei hier aus, oder legen Sie sie auf diesem Fenster ab. Sie sehen den Inhalt, bevor etwas gespeichert wird.',
  app: 'Die andere App',
  anyApp: 'An der Datei erkennen',
  withoutExport: '{{name}} (hat keinen Export)',
  files: 'Sie exportiert: {{files}}.',
  choose: 'Datei auswählen …',
  another: 'Andere Datei auswählen …',
  file: 'Datei: {{name}}',
  more_one: '{{count}} weitere Datei wartet.',
  more_other: '{{count}} weitere Dateien warten.',
  password: 'Passwort der Datei',
  passwordHint: 'Das Passwort, mit dem die andere App sie verschlüsselt hat. Countersign speichert es nicht.',
  open: 'Datei öffnen',
  reading: 'Die Datei wird gelesen …',
  opening:
    'Die Datei von {{app}} wird geöffnet. Bei einer verschlüsselten Datei kann das eine Minute dauern.',
  stop: 'Anhalten',
  memory:
    'Zum Öffnen dieser Datei braucht Countersign kurz {{megabytes}} MB Speicher. Schließen Sie vorher andere Programme, wenn dieser Computer wenig Speicher hat.',
  allow: '{{megabytes}} MB verwenden',
};
