import { avatarColour, avatarLetter } from './avatar-colour.ts';
import './avatar.css';

/** A letter tile for an issuer. Decoration: the name stands beside it. */
export function Avatar({ name }: { name: string }) {
  return (
    <span className="cs-avatar" aria-hidden="true" style={{ backgroundColor: avatarColour(name) }}>
      {avatarLetter(name)}
    </span>
  );
}
