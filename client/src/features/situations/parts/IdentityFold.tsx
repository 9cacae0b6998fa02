import { Collapse, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { Situation } from '@huis-clos/contracts';
import { IconChevronRight } from '@tabler/icons-react';
import { useId, type ReactNode } from 'react';
import { fr } from '../../../i18n/fr.ts';
import { formatFullDay, today } from '../../../shared/ui/dates.ts';
import classes from './identity-fold.module.css';

/** Who the situation is about, closed until one asks: most of the work does not need it. */
export function IdentityFold({ situation }: { situation: Situation }) {
  const [opened, { toggle }] = useDisclosure(false);
  const id = useId();
  return (
    <section className={classes.fold}>
      <UnstyledButton className={classes.button!} aria-expanded={opened} aria-controls={id} onClick={toggle}>
        <IconChevronRight size={18} aria-hidden className={classes.chevron} />
        {fr.situations.view.identity}
      </UnstyledButton>
      <Collapse expanded={opened} id={id}>
        <IdentityDetails situation={situation} />
      </Collapse>
    </section>
  );
}

function IdentityDetails({ situation: { identity, referralSource, programme } }: { situation: Situation }) {
  const words = fr.situations.form;
  return (
    <dl className={classes.details}>
      <Detail label={words.aliases}>{identity.aliases.join(', ')}</Detail>
      <Detail label={words.birthDate}>
        {identity.birthDate &&
          fr.situations.view.born(formatFullDay(identity.birthDate), ageOn(today(), identity.birthDate))}
      </Detail>
      <Detail label={words.sex}>{identity.sex !== 'unknown' && fr.domain.sexes[identity.sex]}</Detail>
      <Detail label={words.address}>{identity.address}</Detail>
      <Detail label={words.phone}>{identity.phone}</Detail>
      <Detail label={words.email}>{identity.email}</Detail>
      <Detail label={words.occupation}>{identity.occupation}</Detail>
      {identity.guardians.map(({ name, relation, phone, email, address }, index) => (
        <Detail key={index} label={relation ?? words.guardian(index + 1)}>
          {[name, phone, email, address].filter(Boolean).join(', ')}
        </Detail>
      ))}
      <Detail label={words.referralSource}>{fr.domain.referralSources[referralSource]}</Detail>
      <Detail label={words.programme}>{programme}</Detail>
    </dl>
  );
}

/** A fact, left out when it is not known. */
function Detail({ label, children }: { label: string; children: ReactNode }) {
  if (!children) return null;
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Whole years between two days. */
function ageOn(day: string, birthDate: string): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years;
}
