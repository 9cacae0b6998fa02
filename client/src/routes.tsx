import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet } from '@tanstack/react-router';
import { SignedIn } from './features/shell/index.ts';
import { BrokenPage } from './shared/ui/BrokenPage.tsx';
import { NotFoundPage } from './shared/ui/NotFoundPage.tsx';
import { PageSkeleton } from './shared/ui/PageSkeletons.tsx';

/**
 * Every address of the interface. They name what a page is and carry opaque ids, never a name.
 * Each feature's pages are loaded when first opened.
 */
const rootRoute = createRootRoute({ component: Outlet });

const identity = () => import('./features/identity/index.ts');
const publicRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/connexion',
    component: lazyRouteComponent(identity, 'SignInPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/invitation',
    component: lazyRouteComponent(identity, 'InvitationPage'),
  }),
  createRoute({
    getParentRoute: () => rootRoute,
    path: '/premier-lancement',
    component: lazyRouteComponent(identity, 'FirstRunPage'),
  }),
];

/** Around every page that needs someone signed in. */
const signedIn = createRoute({ getParentRoute: () => rootRoute, id: 'signed-in', component: SignedIn });

const body = createRoute({
  getParentRoute: () => signedIn,
  path: '/instances/$bodyId',
  component: lazyRouteComponent(() => import('./features/directory/index.ts'), 'BodySpace'),
});

const situations = () => import('./features/situations/index.ts');
const actions = () => import('./features/actions/index.ts');
const bodyRoutes = [
  createRoute({
    getParentRoute: () => body,
    path: '/',
    component: lazyRouteComponent(() => import('./features/directory/index.ts'), 'BodyEntrance'),
  }),
  createRoute({
    getParentRoute: () => body,
    path: '/seances',
    component: lazyRouteComponent(() => import('./features/meetings/index.ts'), 'MeetingsTab'),
  }),
  createRoute({
    getParentRoute: () => body,
    path: '/situations',
    component: lazyRouteComponent(situations, 'SituationsTab'),
  }),
  createRoute({
    getParentRoute: () => body,
    path: '/situations/nouvelle',
    component: lazyRouteComponent(situations, 'NewSituationPage'),
  }),
  createRoute({
    getParentRoute: () => body,
    path: '/situations/import',
    component: lazyRouteComponent(situations, 'ImportPage'),
  }),
  createRoute({ getParentRoute: () => body, path: '/actions', component: lazyRouteComponent(actions, 'ActionsTab') }),
  createRoute({
    getParentRoute: () => body,
    path: '/decisions',
    component: lazyRouteComponent(actions, 'DecisionsTab'),
  }),
  createRoute({
    getParentRoute: () => body,
    path: '/membres',
    component: lazyRouteComponent(() => import('./features/directory/index.ts'), 'MembersTab'),
  }),
];

const minutes = () => import('./features/minutes/index.ts');
const signedInRoutes = [
  createRoute({
    getParentRoute: () => signedIn,
    path: '/',
    component: lazyRouteComponent(() => import('./features/desk/index.ts'), 'DeskPage'),
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: '/seances/$meetingId',
    component: lazyRouteComponent(() => import('./features/meetings/index.ts'), 'MeetingPage'),
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: '/situations/$situationId',
    component: lazyRouteComponent(situations, 'SituationPage'),
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: '/situations/$situationId/modifier',
    component: lazyRouteComponent(situations, 'EditSituationPage'),
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: '/publications/$publicationId',
    component: lazyRouteComponent(() => import('./features/publications/index.ts'), 'PublicationPage'),
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: '/comptes-rendus',
    component: lazyRouteComponent(minutes, 'MinutesLibraryPage'),
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: '/comptes-rendus/$minutesId',
    component: lazyRouteComponent(minutes, 'MinutesPage'),
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: '/conseil',
    component: lazyRouteComponent(() => import('./features/council/index.ts'), 'CouncilPage'),
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: '/protection-des-donnees',
    component: lazyRouteComponent(() => import('./features/audit/index.ts'), 'AuditPage'),
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: '/charte',
    component: lazyRouteComponent(() => import('./features/charter/index.ts'), 'CharterPage'),
  }),
  createRoute({
    getParentRoute: () => signedIn,
    path: '/mes-connexions',
    component: lazyRouteComponent(identity, 'OwnSessionsPage'),
  }),
  createRoute({ getParentRoute: () => signedIn, path: '$', component: NotFoundPage }),
];

const routeTree = rootRoute.addChildren([
  ...publicRoutes,
  signedIn.addChildren([...signedInRoutes, body.addChildren(bodyRoutes)]),
]);

/** The router of the whole interface. */
export const createAppRouter = () =>
  createRouter({
    routeTree,
    defaultNotFoundComponent: NotFoundPage,
    defaultErrorComponent: BrokenPage,
    defaultPendingComponent: PageSkeleton,
    scrollRestoration: false,
  });

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
