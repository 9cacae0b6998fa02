import { Text } from '@mantine/core';
import type { Publication } from '@huis-clos/contracts';
import { fr } from '../../../i18n/fr.ts';
import { useMembers } from '../../../shared/directory/queries.ts';
import { mayCertify } from '../review/certifiers.ts';

const words = fr.publications.review;

/** Whose turn it can be, for those whose it is not. */
export function WhoMayCertify({ publication }: { publication: Publication }) {
  const { data: members } = useMembers(publication.bodyId);
  if (!members) return null;
  const names = mayCertify(members, publication).map(({ name }) => name);
  return <Text size="sm">{names.length > 0 ? words.mayCertify(names) : words.nobodyCertifies}</Text>;
}
