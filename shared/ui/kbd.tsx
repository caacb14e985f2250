import './kbd.css';

/** Shows keys to press together, such as `Ctrl K`. */
export function Kbd({ keys }: { keys: readonly string[] }) {
  return (
    <span className="cs-keys">
      {keys.map((key) => (
        <kbd key={key} className="cs-kbd">
          {key}
        </kbd>
      ))}
    </span>
  );
}
