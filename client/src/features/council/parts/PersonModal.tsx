import { Modal } from '@mantine/core';
import type { Person } from '@huis-clos/contracts';
import { fr } from '../../../i18n/fr.ts';
import { PersonForm } from './PersonForm.tsx';

/** Someone of the directory, new or changed. */
export function PersonModal({ person, onClose }: { person: Person | 'new' | null; onClose: () => void }) {
  const words = fr.council.people;
  return (
    <Modal opened={person !== null} onClose={onClose} title={person === 'new' ? words.add : words.edit} size="lg">
      {person && <PersonForm person={person === 'new' ? null : person} onDone={onClose} />}
    </Modal>
  );
}
