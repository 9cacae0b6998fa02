import { createParser } from '@huis-clos/contracts';
import * as parser from 'socket.io-parser';

/** How this product's sockets read and write: Socket.IO's way, with one message per change of the notes instead of two. */
export const notesParser = createParser(parser);
