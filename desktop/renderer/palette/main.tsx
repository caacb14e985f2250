import { render } from '../bridge/render.tsx';
import { Palette } from './palette.tsx';

await render(<Palette />);
