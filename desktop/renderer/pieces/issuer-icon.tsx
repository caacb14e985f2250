import { useSyncExternalStore } from 'react';
import { Avatar } from '../../../shared/ui/index.ts';
import type { BrandIcon } from './brand-icons.ts';
import './issuer-icon.css';

/** The icons are read when there is time, after the first code: until then, and for unknown names, letters stand. */
let find: ((name: string) => BrandIcon | undefined) | undefined;
const watchers = new Set<() => void>();

/** Reads the icons. Called once the page has nothing better to do. */
export async function loadBrandIcons(): Promise<void> {
  if (find) return;
  find = (await import('./brand-icons.ts')).brandIconOf;
  for (const watcher of watchers) watcher();
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

/** An issuer's own sign where it is known, else its letter. Decoration: the name stands beside it. */
export function IssuerIcon({ name }: { name: string }) {
  const icon = useSyncExternalStore(watch, () => find?.(name));
  if (!icon) return <Avatar name={name} />;
  return (
    <span
      className="issuer-icon"
      aria-hidden="true"
      style={{ backgroundColor: icon.colour, color: icon.ink }}
    >
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d={icon.path} />
      </svg>
    </span>
  );
}
