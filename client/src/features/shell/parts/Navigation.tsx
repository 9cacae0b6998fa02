import { ScrollArea, Text, UnstyledButton } from '@mantine/core';
import {
  IconBuildingCommunity,
  IconFileText,
  IconHome,
  IconLock,
  IconSearch,
  IconShieldLock,
  IconUsersGroup,
} from '@tabler/icons-react';
import { fr } from '../../../i18n/fr.ts';
import { useAbility } from '../../../shared/ability/ability.ts';
import { useBodies } from '../../../shared/directory/queries.ts';
import { useActor, useSession } from '../../../shared/session/session.ts';
import { Mark } from '../../../shared/ui/Mark.tsx';
import { tagged } from '@huis-clos/permissions';
import { AccountMenu } from './AccountMenu.tsx';
import classes from './navigation.module.css';
import { NavigationLink } from './NavigationLink.tsx';

interface NavigationProps {
  onOpenPalette: () => void;
  onOpenHelp: () => void;
}

/** One's own places; the other bodies an office lets one see are under « Conseil ». */
export function Navigation({ onOpenPalette, onOpenHelp }: NavigationProps) {
  const commune = useSession().data?.commune;
  const own = new Set(useActor().memberships.map(({ bodyId }) => bodyId));
  const bodies = (useBodies().data ?? []).filter(({ id }) => own.has(id));
  const groups = bodies.filter(({ nominative }) => nominative);
  const others = bodies.filter(({ nominative }) => !nominative);
  return (
    <div className={classes.root}>
      <div className={classes.brand}>
        <Mark />
        <div>
          <Text fw={650} lh={1.2}>
            {fr.product}
          </Text>
          <Text size="sm" c="dimmed" lh={1.2}>
            {commune}
          </Text>
        </div>
      </div>
      <UnstyledButton className={classes.search!} onClick={onOpenPalette}>
        <IconSearch size={18} aria-hidden />
        <span>{fr.shell.go}</span>
        <kbd>Ctrl K</kbd>
      </UnstyledButton>
      <ScrollArea flex={1} type="auto" scrollbarSize={6}>
        <ul className={classes.list}>
          <NavigationLink to="/" exact icon={IconHome} label={fr.shell.desk} />
          <NavigationLink to="/comptes-rendus" icon={IconFileText} label={fr.shell.minutes} />
        </ul>
        <BodyLinks title={fr.shell.groups} bodies={groups} closed />
        <BodyLinks title={fr.shell.bodies} bodies={others} />
        <Offices />
      </ScrollArea>
      <AccountMenu onOpenHelp={onOpenHelp} />
    </div>
  );
}

interface BodyLinksProps {
  title: string;
  bodies: { id: string; name: string }[];
  closed?: boolean;
}

function BodyLinks({ title, bodies, closed = false }: BodyLinksProps) {
  if (bodies.length === 0) return null;
  return (
    <>
      <h2 className={classes.heading}>{title}</h2>
      <ul className={classes.list}>
        {bodies.map(({ id, name }) => (
          <NavigationLink
            key={id}
            to="/instances/$bodyId"
            params={{ bodyId: id }}
            icon={closed ? IconLock : IconUsersGroup}
            label={name}
            warm={closed}
          />
        ))}
      </ul>
    </>
  );
}

/** Places that come with an office rather than a membership. */
function Offices() {
  const ability = useAbility();
  const { personId } = useActor();
  const settings = ability.can('read', tagged('Person', { id: personId }));
  const audit = ability.can('read', tagged('AuditLog', {}));
  if (!settings && !audit) return null;
  return (
    <ul className={classes.list} data-apart>
      {settings && <NavigationLink to="/conseil" icon={IconBuildingCommunity} label={fr.shell.council} />}
      {audit && <NavigationLink to="/protection-des-donnees" icon={IconShieldLock} label={fr.shell.audit} />}
    </ul>
  );
}
