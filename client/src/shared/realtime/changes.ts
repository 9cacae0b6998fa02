import { realtimeEvents, type Changed, type ChangeTopic } from '@huis-clos/contracts';
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { askForSession, useActor, useSessionEnded } from '../session/session.ts';
import { closeSocket, getSocket } from './socket.ts';

/** Keeps what is shown in step with the server for as long as the component is mounted and its person signed in. */
export function useChanges(): void {
  const client = useQueryClient();
  const { personId } = useActor();
  const ended = useSessionEnded();
  useEffect(() => {
    const socket = getSocket(personId);
    let connectedBefore = false;
    const onChanged = ({ topic }: Changed) => askAgain(client, topic);
    const onConnect = () => {
      // What happened while the connection was down was told to no one here.
      if (connectedBefore) void client.invalidateQueries();
      connectedBefore = true;
    };
    const onRefused = async ({ data }: Error & { data?: { code?: string } }) => {
      // Of any other failure the connection recovers by itself.
      if (data?.code !== 'NOT_SIGNED_IN') return;
      const session = await askForSession(client);
      if (!session?.ended) socket.connect();
    };
    socket.on(realtimeEvents.changed, onChanged);
    socket.on('connect', onConnect);
    socket.on('connect_error', onRefused);
    return () => {
      socket.off(realtimeEvents.changed, onChanged);
      socket.off('connect', onConnect);
      socket.off('connect_error', onRefused);
      closeSocket();
    };
  }, [client, personId]);
  useEffect(() => {
    if (ended) getSocket(personId).disconnect();
    else getSocket(personId).connect();
  }, [ended, personId]);
}

/** Topics the desk is made of. */
const onDesk: readonly ChangeTopic[] = ['meetings', 'actions', 'publications', 'minutes'];

/** Forgets what a topic made stale. A change of session may close doors: what is not on screen is dropped at once. */
export function askAgain(client: QueryClient, topic: ChangeTopic): void {
  if (topic === 'session') {
    client.removeQueries({ type: 'inactive' });
    void client.invalidateQueries();
    return;
  }
  void client.invalidateQueries({ queryKey: [topic] });
  if (onDesk.includes(topic)) void client.invalidateQueries({ queryKey: ['desk'] });
}
