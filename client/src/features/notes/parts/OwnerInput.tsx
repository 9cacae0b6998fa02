import { Autocomplete } from '@mantine/core';
import type { Member } from '@huis-clos/contracts';
import { useState } from 'react';
import { fr } from '../../../i18n/fr.ts';

interface Owner {
  ownerId: string | null;
  ownerName: string | null;
}

interface Props {
  owner: string;
  members: readonly Member[];
  onChange: (owner: Owner) => void;
}

/** Who does it: a member, or anybody's name. Written in the notes once it is whole, not letter by letter. */
export function OwnerInput({ owner, members, onChange }: Props) {
  const [typed, setTyped] = useState(owner);
  const write = (name: string) => name.trim() !== owner && onChange(ownerCalled(name.trim(), members));
  return (
    <Autocomplete
      label={fr.notes.action.owner}
      description={fr.notes.action.ownerHelp}
      data={members.map(({ name }) => name)}
      value={typed}
      maxLength={120}
      data-autofocus
      selectFirstOptionOnChange
      onChange={setTyped}
      onOptionSubmit={write}
      onBlur={() => write(typed)}
      comboboxProps={{ withinPortal: false }}
    />
  );
}

/** A member of exactly this name is that member; any other name is kept as typed. */
function ownerCalled(name: string, members: readonly Member[]): Owner {
  const member = members.find((candidate) => candidate.name === name);
  return member ? { ownerId: member.personId, ownerName: null } : { ownerId: null, ownerName: name || null };
}
