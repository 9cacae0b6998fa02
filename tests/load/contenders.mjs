import { HocuspocusClient } from './clients/hocuspocus.mjs';
import { HuisClosClient } from './clients/huis-clos.mjs';
import { YWebsocketClient } from './clients/y-websocket.mjs';

/** This product first, then whom it is compared with; each in the version that `package.json` names. */
export const contenders = [
  { name: 'Huis clos', script: 'huis-clos.mjs', Client: HuisClosClient, database: true },
  { name: '@y/websocket-server', script: 'y-websocket.mjs', Client: YWebsocketClient, database: false },
  { name: '@hocuspocus/server', script: 'hocuspocus.mjs', Client: HocuspocusClient, database: false },
];
