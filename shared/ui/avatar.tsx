import { avatarColour, avatarLetter } from './avatar-colour.ts';
import './avatar.css';

/** Shows a letter tile for an issuer. Decorative, because the name is next to it. */
export function Avatar({ name }: { name: string }) {
  return (
    <span className="cs-avatar" aria-hidden="true" style={{ backgroundColor: avatarColour(name) }}>
      {avatarLetter(name)}
    </span>
  );
}
