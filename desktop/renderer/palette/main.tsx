import { render } from '../render.tsx';
import { Palette } from './palette.tsx';

render(<Palette />);
