import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  RouterProvider,
} from '@tanstack/react-router';
import { render } from '@testing-library/react';
import type { SessionView } from '@huis-clos/contracts';
import type { ReactNode } from 'react';
import { createQueryClient } from '../shared/api/query-client.ts';
import { theme } from '../shared/theme/theme.ts';

interface Shown {
  session: SessionView;
  /** What the server answers, by « METHOD /path »; anything else is absent. */
  answers?: Record<string, { status?: number; body: unknown }>;
}

/** Requests that the page sent, in order. */
export type Sent = { request: string; body: unknown }[];

/** Shows a page as the browser would, in front of a server that answers what is said. */
export function renderPage(page: ReactNode, { session, answers = {} }: Shown): Sent {
  const sent: Sent = [];
  const known: Record<string, { status?: number; body: unknown }> = {
    'GET /api/session': { body: session },
    ...answers,
  };
  globalThis.fetch = (address, init = {}) => {
    const request = `${init.method ?? 'GET'} ${String(address)}`;
    sent.push({ request, body: init.body ? JSON.parse(String(init.body)) : undefined });
    const { status = 200, body } = known[request] ?? {
      status: 404,
      body: { code: 'NOT_FOUND', message: 'Introuvable.', requestId: 'r0' },
    };
    return Promise.resolve({ ok: status < 400, status, json: () => Promise.resolve(body) } as Response);
  };
  const client = createQueryClient();
  client.setQueryData(['session'], session);
  const root = createRootRoute({ component: Outlet });
  const route = createRoute({ getParentRoute: () => root, path: '/', component: () => page });
  const router = createRouter({
    routeTree: root.addChildren([route]),
    history: createMemoryHistory({ initialEntries: ['/'] }),
  });
  render(
    <MantineProvider theme={theme} env="test">
      <QueryClientProvider client={client}>
        {/* The routes of this test are not those the product registers. */}
        <RouterProvider router={router as never} />
      </QueryClientProvider>
    </MantineProvider>,
  );
  return sent;
}
