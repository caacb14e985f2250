import { createRoot } from 'react-dom/client';
import { applyCspNonce } from '../../../shared/ui/index.ts';
import { RegionPage } from './region-page.tsx';

applyCspNonce();
const root = document.getElementById('root');
if (!root) throw new Error('The page has no #root element.');
createRoot(root).render(<RegionPage />);
