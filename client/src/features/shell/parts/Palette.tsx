import { Text, TextInput } from '@mantine/core';
import { IconLock, IconSearch } from '@tabler/icons-react';
import { useEffect, useId, useState, type KeyboardEvent } from 'react';
import { fr } from '../../../i18n/fr.ts';
import { matches } from '../../../shared/ui/fold.ts';
import { OpenModal } from '../../../shared/ui/OpenDialog.tsx';
import { useProjection } from '../../../shared/ui/Projection.tsx';
import { usePlaces, type Place } from './palette-places.ts';
import classes from './palette.module.css';

const SHOWN = 40;

/** Ctrl K: type a few letters, go anywhere one may go. */
export function Palette({ onClose }: { onClose: () => void }) {
  return (
    <OpenModal
      onClose={onClose}
      withCloseButton={false}
      padding={0}
      size="lg"
      yOffset="12vh"
      centered={false}
      aria-label={fr.shell.palette.label}
    >
      <Finder onClose={onClose} />
    </OpenModal>
  );
}

function Finder({ onClose }: { onClose: () => void }) {
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState(0);
  const listId = useId();
  const found = useFound(typed);
  const current = Math.min(chosen, found.length - 1);
  const optionId = (index: number) => `${listId}-${index}`;
  useEffect(() => {
    document.getElementById(`${listId}-${current}`)?.scrollIntoView({ block: 'nearest' });
  }, [current, listId]);

  const open = (place: Place | undefined) => {
    if (!place) return;
    onClose();
    place.go();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      setChosen((current + step + found.length) % Math.max(found.length, 1));
    }
    if (event.key === 'Enter') open(found[current]);
  };
  return (
    <>
      <TextInput
        data-autofocus
        size="lg"
        variant="unstyled"
        className={classes.input!}
        leftSection={<IconSearch size={20} />}
        placeholder={fr.shell.palette.placeholder}
        aria-label={fr.shell.palette.label}
        role="combobox"
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={found.length > 0 ? optionId(current) : undefined}
        autoComplete="off"
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setChosen(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div role="listbox" id={listId} aria-label={fr.shell.palette.label} className={classes.list}>
        {found.map((place, index) => (
          <Option
            key={place.key}
            id={optionId(index)}
            place={place}
            first={place.section !== found[index - 1]?.section}
            selected={index === current}
            onOpen={() => open(place)}
          />
        ))}
      </div>
      {found.length === 0 && (
        <Text c="dimmed" p="md">
          {fr.shell.palette.empty}
        </Text>
      )}
      <Text size="sm" c="dimmed" className={classes.hint!}>
        {fr.shell.palette.hint}
      </Text>
    </>
  );
}

/** While the screen is projected, nothing nominative is offered. */
function useFound(typed: string): Place[] {
  const projected = useProjection().on;
  const places = usePlaces(!projected).filter(({ section }) => !projected || section !== fr.shell.palette.situations);
  const found = places.filter(({ label, also, section }) =>
    typed.trim() === '' ? section !== fr.shell.palette.situations : matches(`${label} ${also ?? ''}`, typed),
  );
  return found.slice(0, SHOWN);
}

interface OptionProps {
  id: string;
  place: Place;
  /** First of its section: its title is shown above. */
  first: boolean;
  selected: boolean;
  onOpen: () => void;
}

function Option({ id, place, first, selected, onOpen }: OptionProps) {
  return (
    <>
      {first && (
        <div className={classes.section} role="presentation">
          {place.section}
        </div>
      )}
      <div id={id} role="option" aria-selected={selected} className={classes.option} onClick={onOpen}>
        <span>{place.label}</span>
        {place.closed && <IconLock size={16} aria-label={fr.door.closed} />}
      </div>
    </>
  );
}
