/** The text of a release's page. */
import type { ChangelogPart } from './changelog.ts';

/** @param repository `OWNER/NAME`, whose workflow built the files */
export function releaseNotes({ text }: ChangelogPart, repository: string): string {
  return `${text}

### Check a download

\`\`\`
sha256sum --check --ignore-missing SHA256SUMS
gpg --verify SHA256SUMS.asc SHA256SUMS
gh attestation verify FILE --repo ${repository}
\`\`\`

The first line checks that the file is complete. The second one checks who made the list, if there is a signature. The third one checks that this repository's workflow built the file. \`countersign.cdx.json\` lists what the app consists of.
`;
}
