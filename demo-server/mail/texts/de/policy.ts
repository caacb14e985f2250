import type { Requirement } from '../../../contract/index.ts';
import type { PolicyNotices } from '../../kinds/policy.ts';
import type { Texts } from '../../message/message-text.ts';

const DEMANDS: Readonly<Record<Requirement, string>> = {
  optional: 'Ein zweiter Faktor ist jetzt für alle freiwillig.',
  everyone: 'Ein zweiter Faktor ist jetzt für alle Pflicht.',
  role: 'Ein zweiter Faktor ist jetzt für eine Rolle und die Rollen darüber Pflicht.',
  sensitive: 'Ein zweiter Faktor ist jetzt für sicherheitsrelevante Aktionen Pflicht.',
};

export const policy: Texts<PolicyNotices> = {
  'policy-changed': ({ requirement, graceDays, by }, { site }) => ({
    subject: 'Die Richtlinie für den zweiten Faktor wurde geändert',
    paragraphs: [
      `${by} hat die Richtlinie von ${site} für den zweiten Faktor geändert. ${DEMANDS[requirement]}`,
      ...(requirement === 'everyone' || requirement === 'role'
        ? [
            `Konten ohne zweiten Faktor haben ${graceDays} ${graceDays === 1 ? 'Tag' : 'Tage'} Zeit, einen einzurichten.`,
          ]
        : []),
      'Sie erhalten diese Nachricht, weil Sie zum Admin-Team gehören.',
    ],
    ifNotYou:
      'Wenn das nicht abgesprochen war, prüfen Sie die Richtlinie und fragen Sie, wer sie geändert hat.',
    ifNotYouLink: { label: 'Richtlinie ansehen', path: '/admin/policy' },
  }),
};
