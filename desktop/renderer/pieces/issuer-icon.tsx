import { useSyncExternalStore } from 'react';
import { Avatar } from '../../../shared/ui/index.ts';
import type { BrandIcon } from './brand-icons.ts';
import './issuer-icon.css';

/** Loaded after the first code is shown. Until then, and for unknown names, letters appear instead. */
let find: ((name: string) => BrandIcon | undefined) | undefined;
const watchers = new Set<() => void>();

/** Loads the icons. Call this when the page is idle. */
export async function loadBrandIcons(): Promise<void> {
  if (find) return;
  find = (await import('./brand-icons.ts')).brandIconOf;
  for (const watcher of watchers) watcher();
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

/** Shows the issuer's icon if it is known, otherwise its first letter. Decorative, because the name is next to it. */
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
