import { Button, Drawer, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { Member } from '@huis-clos/contracts';
import { fr } from '../../i18n/fr.ts';
import { useMay } from '../ability/ability.ts';
import { useMembers } from '../directory/queries.ts';
import { useActor } from '../session/session.ts';
import { today } from './dates.ts';
import classes from './door.module.css';

/** « Groupe Jeunesse · 7 personnes lisent ceci », which opens the list of who and why. */
export function ReadersButton({ bodyId, bodyName }: { bodyId: string; bodyName: string }) {
  const { personId } = useActor();
  const mayKnow = useMay('read', 'Membership', { bodyId, personId });
  const members = useMembers(bodyId, mayKnow).data;
  const [opened, { open, close }] = useDisclosure(false);
  if (!members) {
    return (
      <span className={classes.group}>
        {bodyName} · {fr.door.onlyGroup}
      </span>
    );
  }
  const readers = members.filter(({ reads }) => reads);
  return (
    <>
      <Button variant="subtle" color="terre" size="compact-sm" className={classes.readers!} onClick={open}>
        {bodyName} · {fr.door.readers(readers.length)}
      </Button>
      <Drawer opened={opened} onClose={close} position="right" title={fr.door.listTitle(bodyName)}>
        <Text size="sm" c="dimmed" mb="md">
          {fr.door.listIntro}
        </Text>
        <PeopleAndWhy people={readers} why={({ role }) => fr.door.why(fr.domain.roles[role])} />
        <NotReading people={members.filter(({ reads, until }) => !reads && (!until || until >= today()))} />
      </Drawer>
    </>
  );
}

function NotReading({ people }: { people: Member[] }) {
  if (people.length === 0) return null;
  return (
    <>
      <Text fw={600} mt="lg" mb="xs">
        {fr.door.notYet}
      </Text>
      <PeopleAndWhy people={people} why={whyNot} />
    </>
  );
}

/** Why a member does not read, in words. */
export function whyNot({ role, from, until }: Member): string {
  if (until && until < today()) return fr.door.whyNot.ended;
  if (from > today()) return fr.door.whyNot.future;
  return role === 'guest' ? fr.door.whyNot.guest : fr.door.whyNot.unsigned;
}

function PeopleAndWhy({ people, why }: { people: Member[]; why: (member: Member) => string }) {
  return (
    <Stack component="ul" gap="sm" className={classes.people!}>
      {people.map((member) => (
        <li key={member.membershipId}>
          <Text component="span" fw={600}>
            {member.name}
          </Text>{' '}
          <Text component="span" c="dimmed">
            {member.organisation}
          </Text>
          <Text size="sm">{why(member)}</Text>
        </li>
      ))}
    </Stack>
  );
}
