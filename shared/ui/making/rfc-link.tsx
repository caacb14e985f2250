/** The place in a standard that defines a value. */
export interface RfcPlace {
  rfc: 2104 | 4226 | 4648 | 6238;
  /** A section such as `5.3`, or a part of an appendix such as `A.4.1`. */
  section: string;
}

/** Shows the place, as a link if links may leave the program. */
export function RfcLink({ rfc, section, linked }: RfcPlace & { linked: boolean }) {
  const name = `RFC ${rfc} §${section}`;
  if (!linked) return <span className="making__rfc">{name}</span>;
  const part = /^[A-Z]/.test(section) ? 'appendix' : 'section';
  return (
    <a
      className="making__rfc"
      href={`https://www.rfc-editor.org/rfc/rfc${rfc}#${part}-${section}`}
      target="_blank"
      rel="noreferrer"
    >
      {name}
    </a>
  );
}
