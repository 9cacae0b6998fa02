import { Text } from '@mantine/core';
import { useMemo } from 'react';
import { fr } from '../../../i18n/fr.ts';
import { useMembers } from '../../../shared/directory/queries.ts';
import { useScan } from '../../../shared/masking/use-scan.ts';
import { useSituations } from '../../situations/index.ts';
import classes from './Draft.module.css';

const words = fr.publications;

/** What the text being written holds, said while it is written; the server looks again, and further, when it is saved. */
export function RewriteFindings({ bodyId, text }: { bodyId: string; text: string }) {
  const situations = useSituations(bodyId).data;
  const members = useMembers(bodyId).data;
  const names = useMemo(() => ({ situations: situations ?? [], members: members ?? [] }), [situations, members]);
  const found = useScan(text, names);
  return (
    <div role="status" aria-label={words.draft.foundLabel}>
      {found.length > 0 && (
        <>
          <Text size="sm" fw={640}>
            {words.draft.found(found.length)}
          </Text>
          <ul className={classes.found}>
            {found.map((passage) => (
              <li key={passage.start}>
                <q>{passage.text}</q> · {words.types[passage.type] ?? words.otherType}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
