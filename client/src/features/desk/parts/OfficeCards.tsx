import { Text, Title } from '@mantine/core';
import { fr } from '../../../i18n/fr.ts';
import { useActor } from '../../../shared/session/session.ts';
import { usePeople } from '../../directory/index.ts';
import classes from './desk.module.css';
import { ButtonLink } from '../../../shared/ui/links.tsx';

/** The first thing to do for someone who holds an office. */
export function OfficeCards({ sits }: { sits: boolean }) {
  const { offices } = useActor();
  if (offices.includes('dataProtectionOfficer')) {
    return (
      <Card title={fr.desk.dpoTitle} text={fr.desk.dpoText} to="/protection-des-donnees" action={fr.desk.dpoAction} />
    );
  }
  if (offices.includes('coordinator')) return <FirstSteps />;
  if (sits) return null;
  if (offices.includes('technicalAdministrator')) {
    return (
      <Card
        title={fr.domain.offices.technicalAdministrator}
        text={fr.desk.adminText}
        to="/conseil"
        action={fr.desk.adminAction}
      />
    );
  }
  return null;
}

/** To a coordinator who is still the only person inscribed. */
function FirstSteps() {
  const people = usePeople().data;
  if (people?.length !== 1) return null;
  return <Card title={fr.desk.startTitle} text={fr.desk.startText} to="/conseil" action={fr.desk.startAction} />;
}

interface CardProps {
  title: string;
  text: string;
  to: '/conseil' | '/protection-des-donnees';
  action: string;
}

function Card({ title, text, to, action }: CardProps) {
  return (
    <section className={classes.next}>
      <Title order={2} size="h3">
        {title}
      </Title>
      <Text c="dimmed">{text}</Text>
      <ButtonLink to={to} mt="md">
        {action}
      </ButtonLink>
    </section>
  );
}
