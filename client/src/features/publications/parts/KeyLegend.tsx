import { Kbd } from '@mantine/core';
import { fr } from '../../../i18n/fr.ts';
import classes from './KeyLegend.module.css';

const { keys, choices } = fr.publications;

const legend: [string[], string][] = [
  [['j', '↓'], keys.next],
  [['k', '↑'], keys.previous],
  [[keys.enter], choices.accept],
  [['g'], choices.generalise],
  [['e'], choices.edit],
  [['s'], choices.remove],
  [['c'], choices.keep],
  [['n'], choices.notAPerson],
  [['l'], choices.link],
  [['u'], choices.undo],
  [['t'], keys.everywhere],
  [['r'], keys.dropRepeated],
];

/** The keys of the review, one each. */
export function KeyLegend() {
  return (
    <details className={classes.legend}>
      <summary>{keys.title}</summary>
      <dl className={classes.list}>
        {legend.map(([names, does]) => (
          <div key={does}>
            <dt>
              {names.map((name) => (
                <Kbd key={name} size="xs">
                  {name}
                </Kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
