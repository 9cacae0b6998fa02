import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './charter.module.css';

interface CharterTextProps {
  title: string;
  /** A line under the title. */
  under?: ReactNode;
  text: string;
}

/** Plain text: a blank line parts paragraphs, a line beginning with `#` is a heading, with `-` an item. */
export function CharterText({ title, under, text }: CharterTextProps) {
  return (
    <article className={classes.document}>
      <Title order={3} size="h3" className={classes.title!}>
        {title}
      </Title>
      {under}
      {text.split(/\n\s*\n/).map((paragraph, index) => (
        <Paragraph key={index} text={paragraph} />
      ))}
    </article>
  );
}

function Paragraph({ text }: { text: string }) {
  if (text.startsWith('#')) return <h4>{text.replace(/^#+\s*/, '')}</h4>;
  const lines = text.split('\n');
  if (!lines.every((line) => /^\s*[-–•]\s/.test(line))) return <p>{text}</p>;
  return (
    <ul>
      {lines.map((line, place) => (
        <li key={place}>{line.replace(/^\s*[-–•]\s*/, '')}</li>
      ))}
    </ul>
  );
}
