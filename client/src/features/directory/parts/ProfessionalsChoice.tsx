import { Radio, Stack } from '@mantine/core';
import { professionalDisplays, type Body, type ProfessionalDisplay } from '@huis-clos/contracts';
import { fr } from '../../../i18n/fr.ts';
import { ErrorNotice } from '../../../shared/ui/ErrorNotice.tsx';
import { notifyDone } from '../../../shared/ui/notify.tsx';
import { useUpdateBody } from '../api.ts';

const words = fr.directory.members.professionals;

/** How the group's minutes show those who act in office: by organisation, or with their name. */
export function ProfessionalsChoice({ body }: { body: Body }) {
  const update = useUpdateBody(body.id);
  const choose = (value: string) =>
    update.mutate({ professionals: value as ProfessionalDisplay }, { onSuccess: () => notifyDone(words.saved) });
  return (
    <Radio.Group mt="xl" label={words.title} description={words.help} value={body.professionals} onChange={choose}>
      <Stack gap="xs" mt="xs">
        {professionalDisplays.map((display) => (
          <Radio
            key={display}
            value={display}
            disabled={update.isPending}
            label={words.choices[display].label}
            description={words.choices[display].example}
          />
        ))}
      </Stack>
      {update.error && <ErrorNotice error={update.error} />}
    </Radio.Group>
  );
}
