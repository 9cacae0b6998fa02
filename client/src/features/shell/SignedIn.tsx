import { Container } from '@mantine/core';
import { Outlet } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useChanges } from '../../shared/realtime/changes.ts';
import { useSession } from '../../shared/session/session.ts';
import { ErrorNotice } from '../../shared/ui/ErrorNotice.tsx';
import { PageSkeleton } from '../../shared/ui/PageSkeletons.tsx';
import { ProjectionProvider } from '../../shared/ui/Projection.tsx';
import { ViewMemoryProvider } from '../../shared/ui/view-memory.tsx';
import { Shell } from './Shell.tsx';

const identity = () => import('../identity/index.ts');
const SignInPage = lazy(async () => ({ default: (await identity()).SignInPage }));
const SessionEnded = lazy(async () => ({ default: (await identity()).SessionEnded }));

/**
 * The house for someone signed in; for anyone else the sign-in page, at the same address, so that it opens after.
 * One person's house is never another's: all that was in it is dropped between the two.
 */
export function SignedIn() {
  const session = useSession();
  if (session.data?.actor) return <House key={session.data.actor.personId} />;
  if (session.data) {
    return (
      <Suspense fallback={<Waiting />}>
        <SignInPage />
      </Suspense>
    );
  }
  if (session.error) {
    return (
      <Container size="xs" py="xl">
        <ErrorNotice error={session.error} retry={() => void session.refetch()} />
      </Container>
    );
  }
  return <Waiting />;
}

function House() {
  useChanges();
  return (
    <ProjectionProvider>
      <ViewMemoryProvider>
        <Shell>
          <Outlet />
        </Shell>
      </ViewMemoryProvider>
      {/* Loaded at once: when it is needed the server may have been replaced by a newer one, without this file. */}
      <Suspense>
        <SessionEnded />
      </Suspense>
    </ProjectionProvider>
  );
}

function Waiting() {
  return (
    <Container size="md" py="xl">
      <PageSkeleton />
    </Container>
  );
}
