import { ImageDown } from 'lucide-react';
import './drop-hint.css';

/** Over the whole window while files are held above it. */
export function DropHint() {
  return (
    <div className="drop-hint" role="status">
      <ImageDown aria-hidden="true" />
      <p>Drop pictures or PDFs to read their codes</p>
    </div>
  );
}
