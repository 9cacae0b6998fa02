import { routes, type Breach, type BreachFacts, type BreachOutcome } from '@huis-clos/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../shared/api/call.ts';

/** Asked for again whenever published minutes change: a withdrawal is what opens an entry. */
const key = ['minutes', 'breaches'];

/** The register, latest first. */
export const useBreaches = () =>
  useQuery({
    queryKey: key,
    queryFn: ({ signal }) => call(routes.listBreaches, {}, signal),
    select: ({ breaches }) => breaches,
  });

function useBreachChange<T>(mutationFn: (input: T) => Promise<Breach>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn,
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['desk'] });
      return client.invalidateQueries({ queryKey: key });
    },
  });
}

export const useDescribeBreach = ({ id, version }: Breach) =>
  useBreachChange((facts: BreachFacts) =>
    call(routes.describeBreach, { params: { breachId: id }, body: { version, facts } }),
  );

export const useSettleBreach = ({ id, version }: Breach) =>
  useBreachChange((outcome: BreachOutcome) =>
    call(routes.settleBreach, { params: { breachId: id }, body: { version, outcome } }),
  );
