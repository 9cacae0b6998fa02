import { realtimeEvents, type Changed, type ChangeTopic } from '@huis-clos/contracts';
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { closeSocket, getSocket } from './socket.ts';

/** Keeps what is shown in step with the server for as long as the component is mounted. */
export function useChanges(): void {
  const client = useQueryClient();
  useEffect(() => {
    const socket = getSocket();
    let connectedBefore = false;
    const onChanged = ({ topic }: Changed) => askAgain(client, topic);
    const onConnect = () => {
      // What happened while the connection was down was told to no one here.
      if (connectedBefore) void client.invalidateQueries();
      connectedBefore = true;
    };
    socket.on(realtimeEvents.changed, onChanged);
    socket.on('connect', onConnect);
    return () => {
      socket.off(realtimeEvents.changed, onChanged);
      socket.off('connect', onConnect);
      closeSocket();
    };
  }, [client]);
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
