import { render } from '../bridge/render.tsx';
import { Palette } from './palette.tsx';

render(<Palette />);
