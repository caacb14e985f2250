import { Printer } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Button, Card } from '../../../../shared/ui/index.ts';
import { Page } from '../../frame/page.tsx';
import { useLabTexts } from '../texts/use-lab-texts.ts';
import { SolvedMark } from './progress.tsx';
import type { TaskId } from './task-list.ts';
import './course-page.css';

export interface CoursePageProps {
  task: TaskId;
  title: string;
  goal: string;
  /** Where the page is in its list: “Lesson 1 of 5”. */
  number: string;
  paragraphs: readonly string[];
  /** Below the paragraphs: links to other pages or to standards. */
  links: ReactNode;
  figure?: ReactNode;
  question: string;
  /** The form for the answer. */
  children: ReactNode;
  previous: CourseLink | undefined;
  next: CourseLink | undefined;
  print: string;
}

export interface CourseLink {
  to: string;
  label: string;
}

/** A page to read with a task at its end: a lesson or a station. On paper it has a line for the answer. */
export function CoursePage(props: CoursePageProps) {
  const t = useLabTexts();
  const { title, goal, number, paragraphs, links, figure, task, question, children, previous, next } = props;
  return (
    <Page title={title} lead={goal} above={<p className="cs-small cs-soft">{number}</p>} wide>
      <div className="lesson">
        {paragraphs.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
        {links}
      </div>
      {figure}
      <Card className="lab__stack">
        <h2>
          {t('lessons.task')} <SolvedMark task={task} />
        </h2>
        <p>{question}</p>
        {children}
        <div className="lesson__paper-only" aria-hidden="true">
          <p>{t('lessons.answerLine')}</p>
          <p>{t('lessons.nameLine')}</p>
        </div>
      </Card>
      <div className="lab__buttons course__ways lesson__screen-only">
        {previous && <Link to={previous.to}>{previous.label}</Link>}
        {next && <Link to={next.to}>{next.label}</Link>}
        <Button icon={<Printer aria-hidden="true" />} onClick={() => window.print()}>
          {props.print}
        </Button>
      </div>
    </Page>
  );
}
