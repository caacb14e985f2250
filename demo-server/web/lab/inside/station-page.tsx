import { useParams } from 'react-router';
import { Card } from '../../../../shared/ui/index.ts';
import { RfcLink } from '../../../../shared/ui/making/rfc-link.tsx';
import { NotFoundPage } from '../../frame/not-found.tsx';
import { CoursePage } from '../tasks/course-page.tsx';
import { TextTask } from '../tasks/text-task.tsx';
import { useLabTexts } from '../texts/use-lab-texts.ts';
import { STATIONS, type Station } from './stations.ts';
import { useStationTask } from './use-station-task.ts';
import './inside.css';

/** One station: what it is about, its figure, and its task. */
export function StationPage() {
  const { station } = useParams();
  const found = STATIONS.find(({ id }) => id === station);
  return found ? <StationContent key={found.id} station={found} /> : <NotFoundPage />;
}

function StationContent({ station: { id, Figure, places } }: { station: Station }) {
  const t = useLabTexts();
  const place = STATIONS.findIndex((station) => station.id === id);
  const to = (at: number) => `/lab/inside/${STATIONS[at]?.id}`;
  return (
    <CoursePage
      task={`inside/${id}`}
      title={t(`inside.${id}.title`)}
      goal={t(`inside.${id}.goal`)}
      number={t('inside.station', { number: place + 1, total: STATIONS.length })}
      paragraphs={[t(`inside.${id}.first`), t(`inside.${id}.second`), t(`inside.${id}.third`)]}
      links={
        <p className="inside-places">
          {places.map((where) => (
            <RfcLink key={`${where.rfc} ${where.section}`} {...where} linked />
          ))}
        </p>
      }
      figure={
        <Card className="lab__stack">
          <h2>{t('inside.figure')}</h2>
          <Figure />
        </Card>
      }
      question={t(`inside.${id}.task`)}
      previous={STATIONS[place - 1] && { to: to(place - 1), label: t('inside.previous') }}
      next={STATIONS[place + 1] && { to: to(place + 1), label: t('inside.next') }}
      print={t('inside.print')}
    >
      <TextTask task={`inside/${id}`} check={useStationTask(id)} />
    </CoursePage>
  );
}
