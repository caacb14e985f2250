import { NavLink, Route, Routes } from 'react-router';
import { NotFoundPage } from '../frame/not-found.tsx';
import { AttacksPage } from './attacks/attacks-page.tsx';
import { CodePage } from './code/code-page.tsx';
import { KeyUriPage } from './key-uri/key-uri-page.tsx';
import { LessonPage } from './lessons/lesson-page.tsx';
import { LessonsPage } from './lessons/lessons-page.tsx';
import { OverviewPage } from './overview-page.tsx';
import { ProjectorSwitch } from './projector-switch.tsx';
import { useLabTexts } from './texts/use-lab-texts.ts';
import { VerifierPage } from './verifier/verifier-page.tsx';
import './lab.css';

/** The lab, for teachers and for everyone who wants to see how the other pages work. It sends no requests. */
export default function Lab() {
  const t = useLabTexts();
  return (
    <div className="lab">
      <nav className="lab__nav" aria-label={t('lab.pages')}>
        <NavLink to="/lab" end>
          {t('lab.start')}
        </NavLink>
        <NavLink to="/lab/code">{t('lab.code')}</NavLink>
        <NavLink to="/lab/verifier">{t('lab.verifier')}</NavLink>
        <NavLink to="/lab/attacks">{t('lab.attacks')}</NavLink>
        <NavLink to="/lab/key-uri">{t('lab.keyUri')}</NavLink>
        <NavLink to="/lab/lessons">{t('lab.lessons')}</NavLink>
        <ProjectorSwitch />
      </nav>
      <Routes>
        <Route index element={<OverviewPage />} />
        <Route path="code" element={<CodePage />} />
        <Route path="verifier" element={<VerifierPage />} />
        <Route path="attacks" element={<AttacksPage />} />
        <Route path="key-uri" element={<KeyUriPage />} />
        <Route path="lessons" element={<LessonsPage />} />
        <Route path="lessons/:lesson" element={<LessonPage />} />
        <Route path="*" element={<NotFoundPage />} />
      </Routes>
    </div>
  );
}
