import { createServer } from 'node:http';
import { Hocuspocus } from '@hocuspocus/server';
import { WebSocketServer } from 'ws';
import { serve } from './serve.mjs';

/** Hocuspocus without extensions: no persistence, no encryption, everyone let in. */
const http = createServer();
const hocuspocus = new Hocuspocus({ quiet: true });
const sockets = new WebSocketServer({ server: http, perMessageDeflate: false });
sockets.on('connection', (socket, request) => hocuspocus.handleConnection(socket, request, {}));
serve(http, { documents: async (count) => Array.from({ length: count }, (_, index) => `document-${index}`) });
