import { Button, Group, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { fr } from '../../../i18n/fr.ts';
import { useMay } from '../../../shared/ability/ability.ts';
import { EmptyState } from '../../../shared/ui/EmptyState.tsx';
import { ErrorNotice } from '../../../shared/ui/ErrorNotice.tsx';
import { Loaded } from '../../../shared/ui/Loaded.tsx';
import { notifyDone } from '../../../shared/ui/notify.tsx';
import { ListSkeleton } from '../../../shared/ui/PageSkeletons.tsx';
import { useCreateOrganisation, useOrganisations } from '../api.ts';
import classes from './parts.module.css';

/** The organisations people belong to. */
export function OrganisationsPart() {
  const words = fr.council.organisations;
  // Whoever inscribes bodies inscribes organisations (D3).
  const mayCreate = useMay('create', 'Body', { id: '' });
  return (
    <>
      {mayCreate && <AddOrganisation />}
      <Loaded query={useOrganisations()} skeleton={<ListSkeleton />}>
        {(organisations) =>
          organisations.length === 0 ? (
            <EmptyState title={words.empty} text={words.emptyText} />
          ) : (
            <ul className={classes.names}>
              {organisations.map(({ id, name }) => (
                <li key={id}>{name}</li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </>
  );
}

function AddOrganisation() {
  const words = fr.council.organisations;
  const create = useCreateOrganisation();
  const [name, setName] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate(name.trim(), {
      onSuccess: () => {
        notifyDone(words.added);
        setName('');
      },
    });
  };
  return (
    <form onSubmit={submit}>
      <Group align="flex-end" mb="lg">
        <TextInput
          label={words.name}
          w={340}
          maw="100%"
          maxLength={120}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" loading={create.isPending} disabled={name.trim() === ''}>
          {words.add}
        </Button>
      </Group>
      {create.error && <ErrorNotice error={create.error} />}
    </form>
  );
}
