import { Button, Group, TextInput } from '@mantine/core';
import type { Person } from '@huis-clos/contracts';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { fr } from '../../../i18n/fr.ts';
import { useMay } from '../../../shared/ability/ability.ts';
import { EmptyState } from '../../../shared/ui/EmptyState.tsx';
import { matches } from '../../../shared/ui/fold.ts';
import { Loaded } from '../../../shared/ui/Loaded.tsx';
import { ListSkeleton } from '../../../shared/ui/PageSkeletons.tsx';
import { usePeople } from '../../directory/index.ts';
import { InvitationLinkModal, type Invited } from './InvitationLinkModal.tsx';
import { PeopleTable } from './PeopleTable.tsx';
import { PersonModal } from './PersonModal.tsx';

/** The council's people: who they are, their office, whether they have an account. */
export function PeoplePart() {
  const words = fr.council.people;
  const mayCreate = useMay('create', 'Person', { id: '' });
  const [search, setSearch] = useState('');
  const [edited, setEdited] = useState<Person | 'new' | null>(null);
  const [invited, setInvited] = useState<Invited | null>(null);
  const addButton = mayCreate && (
    <Button leftSection={<IconPlus size={18} />} onClick={() => setEdited('new')}>
      {words.add}
    </Button>
  );
  return (
    <>
      <Loaded query={usePeople()} skeleton={<ListSkeleton lines={8} />}>
        {(people) =>
          people.length === 0 ? (
            <EmptyState title={words.empty} text={words.emptyText} action={addButton} />
          ) : (
            <>
              <Group justify="space-between" mb="md">
                <TextInput
                  aria-label={words.search}
                  placeholder={words.search}
                  leftSection={<IconSearch size={18} />}
                  w={340}
                  maw="100%"
                  value={search}
                  onChange={(event) => setSearch(event.currentTarget.value)}
                />
                {addButton}
              </Group>
              <PeopleTable
                people={people.filter(({ name, organisation }) => matches(`${name} ${organisation}`, search))}
                onEdit={setEdited}
                onInvited={setInvited}
              />
            </>
          )
        }
      </Loaded>
      <PersonModal person={edited} onClose={() => setEdited(null)} />
      <InvitationLinkModal invited={invited} onClose={() => setInvited(null)} />
    </>
  );
}
