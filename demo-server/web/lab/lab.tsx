import type { ReactNode } from 'react';
import { NavLink, Route, Routes } from 'react-router';
import { NotFoundPage } from '../frame/not-found.tsx';
import { AttacksPage } from './attacks/attacks-page.tsx';
import { CodePage } from './code/code-page.tsx';
import { InsidePage } from './inside/inside-page.tsx';
import { StationPage } from './inside/station-page.tsx';
import { KeyUriPage } from './key-uri/key-uri-page.tsx';
import { LessonPage } from './lessons/lesson-page.tsx';
import { LessonsPage } from './lessons/lessons-page.tsx';
import { LinkedPages } from './links/linked-pages.tsx';
import { OverviewPage } from './overview-page.tsx';
import { ProjectorSwitch } from './projector-switch.tsx';
import { useLabTexts } from './texts/use-lab-texts.ts';
import { VerifierPage } from './verifier/verifier-page.tsx';
import { WorksheetPage } from './worksheets/worksheet-page.tsx';
import { WorksheetsPage } from './worksheets/worksheets-page.tsx';
import './lab.css';

export interface LabProps {
  /** Whether there is a server, and with it class mode. The pages here send no requests in any case. */
  hasServer?: boolean;
}

/** The lab, for teachers and for everyone who wants to see how the other pages work. It sends no requests. */
export default function Lab({ hasServer = false }: LabProps) {
  const t = useLabTexts();
  const frame = (linkButton: ReactNode) => (
    <nav className="lab__nav" aria-label={t('lab.pages')}>
      <NavLink to="/lab" end>
        {t('lab.start')}
      </NavLink>
      <NavLink to="/lab/code">{t('lab.code')}</NavLink>
      <NavLink to="/lab/verifier">{t('lab.verifier')}</NavLink>
      <NavLink to="/lab/inside">{t('lab.inside')}</NavLink>
      <NavLink to="/lab/attacks">{t('lab.attacks')}</NavLink>
      <NavLink to="/lab/key-uri">{t('lab.keyUri')}</NavLink>
      <NavLink to="/lab/lessons">{t('lab.lessons')}</NavLink>
      <NavLink to="/lab/worksheets">{t('lab.worksheets')}</NavLink>
      {hasServer && <NavLink to="/lab/class">{t('classes.name')}</NavLink>}
      <div className="lab__tools">
        {linkButton}
        <ProjectorSwitch />
      </div>
    </nav>
  );
  return (
    <div className="lab">
      {/* On paper it comes first, so that it never stands alone on a last page. */}
      <p className="lab__licence lab__licence--paper">{t('lab.licence')}</p>
      <LinkedPages frame={frame}>
        <Routes>
          <Route index element={<OverviewPage hasServer={hasServer} />} />
          <Route path="code" element={<CodePage />} />
          <Route path="verifier" element={<VerifierPage />} />
          <Route path="inside" element={<InsidePage />} />
          <Route path="inside/:station" element={<StationPage />} />
          <Route path="attacks" element={<AttacksPage />} />
          <Route path="key-uri" element={<KeyUriPage />} />
          <Route path="lessons" element={<LessonsPage />} />
          <Route path="lessons/:lesson" element={<LessonPage />} />
          <Route path="worksheets" element={<WorksheetsPage />} />
          <Route path="worksheets/:worksheet" element={<WorksheetPage />} />
          <Route path="*" element={<NotFoundPage />} />
        </Routes>
      </LinkedPages>
      <p className="lab__licence">{t('lab.licence')}</p>
    </div>
  );
}
