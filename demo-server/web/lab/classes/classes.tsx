import { NavLink, Route, Routes } from 'react-router';
import { NotFoundPage } from '../../frame/not-found.tsx';
import { ProjectorSwitch } from '../projector-switch.tsx';
import { useLabTexts } from '../texts/use-lab-texts.ts';
import { JoinPage } from './join-page.tsx';
import { OpenPage } from './open-page.tsx';
import { PupilPage } from './pupil-page.tsx';
import { TeachPage } from './teach-page.tsx';
import '../lab.css';
import './classes.css';

/** Class mode: the only pages of the lab that use the server. */
export default function Classes() {
  const t = useLabTexts();
  return (
    <div className="lab">
      <Routes>
        <Route path="join" element={<JoinPage />} />
        <Route path="pupil" element={<PupilPage />} />
        <Route
          path="*"
          element={
            <>
              <nav className="lab__nav" aria-label={t('lab.pages')}>
                <NavLink to="/lab" end>
                  {t('lab.start')}
                </NavLink>
                <NavLink to="/lab/class">{t('classes.name')}</NavLink>
                <div className="lab__tools">
                  <ProjectorSwitch />
                </div>
              </nav>
              <Routes>
                <Route index element={<OpenPage />} />
                <Route path="teach" element={<TeachPage />} />
                <Route path="*" element={<NotFoundPage />} />
              </Routes>
            </>
          }
        />
      </Routes>
    </div>
  );
}
