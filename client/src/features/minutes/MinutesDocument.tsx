import '@fontsource-variable/source-serif-4';
import { routes, type AttendanceStatus, type Minutes, type MinutesContent } from '@huis-clos/contracts';
import { useId, type ReactNode } from 'react';
import { fr } from '../../i18n/fr.ts';
import { addressOf } from '../../shared/api/call.ts';
import { dayOf, formatFullDay } from '../../shared/ui/dates.ts';
import classes from './MinutesDocument.module.css';
import { MinutesLines } from './parts/MinutesLines.tsx';

const words = fr.minutes.document;

interface Props {
  content: MinutesContent;
  /** Absent before publication. */
  identity?: Pick<Minutes, 'number' | 'edition' | 'editions'>;
}

/** The minutes as their readers see them, on screen and on paper; the preview before publishing is this very page. */
export function MinutesDocument({ content, identity }: Props) {
  const replaced = identity?.editions.find(({ edition }) => edition === identity.edition - 1);
  const { commune, logoId, bodyName, meetingOn, place, exchanges, situations, nextMeetingOn } = content;
  return (
    <article className={classes.sheet}>
      <header className={classes.letterhead}>
        {logoId && <img className={classes.logo} src={addressOf(routes.readLogo, { logoId })} alt={commune} />}
        <p className={classes.commune}>{commune}</p>
        <p className={classes.council}>{words.council}</p>
        <h1 className={classes.title}>
          {words.title}{' '}
          {identity && <span className={classes.number}>{fr.minutes.numbered(identity.number, identity.edition)}</span>}
        </h1>
        <p className={classes.body}>{bodyName}</p>
        <p>{words.heldOn(formatFullDay(meetingOn), place)}</p>
        {replaced?.withdrawnAt && <p>{words.replaces(replaced.edition, formatFullDay(dayOf(replaced.withdrawnAt)))}</p>}
        <p className={classes.masked}>{words.masked}</p>
      </header>
      <Attendance attendance={content.attendance} />
      {content.agenda.length > 0 && (
        <Section title={words.agenda}>
          <ol>
            {content.agenda.map((item, index) => (
              <li key={index}>{item}</li>
            ))}
          </ol>
        </Section>
      )}
      {exchanges.length > 0 && (
        <Section title={words.exchanges}>
          <MinutesLines lines={exchanges} />
        </Section>
      )}
      {situations.length > 0 && (
        <Section title={words.situations}>
          <MinutesLines lines={situations} />
        </Section>
      )}
      {content.decisions.length > 0 && (
        <Section title={words.decisions}>
          <ol>
            {content.decisions.map(({ number: rank, text }) => (
              <li key={rank} value={rank}>
                {text}
              </li>
            ))}
          </ol>
        </Section>
      )}
      <Actions actions={content.actions} />
      {nextMeetingOn && (
        <Section title={words.nextMeeting}>
          <p>{formatFullDay(nextMeetingOn)}</p>
        </Section>
      )}
    </article>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

const order: AttendanceStatus[] = ['present', 'represented', 'excused', 'absent', 'expected'];

function Attendance({ attendance }: Pick<MinutesContent, 'attendance'>) {
  const sorted = order.flatMap((status) => attendance.filter((line) => line.status === status));
  return (
    <Section title={words.attendance}>
      {sorted.length === 0 ? (
        <p>{words.attendanceUnknown}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">{words.participant}</th>
              <th scope="col" className={classes.short}>
                {words.status}
              </th>
            </tr>
          </thead>
          <tbody>
            {sorted.map(({ label, status }, index) => (
              <tr key={index}>
                <td>{label}</td>
                <td className={classes.short}>{fr.domain.attendanceStatuses[status]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}

function Actions({ actions }: Pick<MinutesContent, 'actions'>) {
  if (actions.length === 0) return null;
  return (
    <Section title={words.actions}>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.what}</th>
            <th scope="col">{words.who}</th>
            <th scope="col" className={classes.short}>
              {words.dueOn}
            </th>
          </tr>
        </thead>
        <tbody>
          {actions.map(({ what, who, dueOn }, index) => (
            <tr key={index}>
              <td>{what}</td>
              <td>{who}</td>
              <td className={classes.short}>{dueOn ? formatFullDay(dueOn) : words.noDate}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
