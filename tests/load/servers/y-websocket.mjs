import { createServer } from 'node:http';
import { setupWSConnection } from '@y/websocket-server/utils';
import { WebSocketServer } from 'ws';
import { serve } from './serve.mjs';

/** The reference server of Yjs as its README starts it: no persistence, no encryption, no one refused. */
const http = createServer();
const sockets = new WebSocketServer({ server: http, perMessageDeflate: false });
sockets.on('connection', (socket, request) => setupWSConnection(socket, request));
serve(http, { documents: async (count) => Array.from({ length: count }, (_, index) => `document-${index}`) });
