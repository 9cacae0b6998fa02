import cookie from '@fastify/cookie';
import Fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import { createDoors, requireDeclaredAccess, type Doors, type Identify } from './core/http/doors.ts';
import { serveClient } from './core/http/client-files.ts';
import { answerError } from './core/http/error-handler.ts';
import { secureWeb } from './core/http/web-security.ts';
import { newId } from './core/ids.ts';

export interface AppDependencies {
  logger: FastifyBaseLogger;
  identify: Identify;
  /** Opens the doors of every feature. */
  openDoors: (doors: Doors) => void;
  /** Addresses the interface may be served from; asked late, for the port may be chosen at start. */
  origins: () => string[];
  /** Served over TLS: cookies and headers say so. */
  secure: boolean;
  /** Folder of the built interface; null where only the HTTP interface is wanted. */
  clientFolder: string | null;
  /** Behind one reverse proxy: callers' addresses are what it says, not what they say of themselves. */
  trustProxy: boolean;
}

/** The HTTP side of the service, ready to listen. @throws when a route declares no access. */
export async function buildApp({
  logger,
  identify,
  openDoors,
  origins,
  secure,
  clientFolder,
  trustProxy,
}: AppDependencies): Promise<FastifyInstance> {
  const app: FastifyInstance = Fastify({
    loggerInstance: logger,
    genReqId: newId,
    requestIdHeader: false,
    trustProxy: trustProxy && ((_address: string, hop: number) => hop === 0),
    bodyLimit: 3 * 1024 * 1024,
    forceCloseConnections: true,
    // Addresses that reach no route are refused before the error handler is there to be asked.
    frameworkErrors: answerError,
    routerOptions: { maxParamLength: 256, ignoreTrailingSlash: true },
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false, useDefaults: false, allErrors: false } },
  });
  requireDeclaredAccess(app);
  app.setErrorHandler(answerError);
  secureWeb(app, origins, secure);
  await app.register(cookie);
  openDoors(createDoors(app, identify));
  await serveClient(app, clientFolder);
  return app;
}
