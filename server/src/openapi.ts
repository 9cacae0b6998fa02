import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import swagger from '@fastify/swagger';
import { ErrorBody, routes } from '@huis-clos/contracts';
import Fastify from 'fastify';

const file = fileURLToPath(new URL('../openapi.json', import.meta.url));

/** The contract as OpenAPI 3.1, drawn from the same schemas that validate every request. */
async function describe(): Promise<string> {
  const app = Fastify();
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Huis clos',
        version: '1',
        description:
          'Every body is closed: an unknown property is refused. Absent and forbidden give the same answer, NOT_FOUND.',
      },
    },
  });
  app.addSchema({ $id: 'Error', ...ErrorBody });
  for (const [operationId, route] of Object.entries(routes)) {
    const { method, url, params, query, body, answer } = {
      params: undefined,
      query: undefined,
      body: undefined,
      ...route,
    };
    const success =
      'files' in route
        ? { description: 'The file', type: 'string', contentMediaType: 'application/octet-stream' }
        : answer;
    app.route({
      method,
      url,
      schema: {
        ...{ operationId },
        ...(params && { params }),
        ...(query && { querystring: query }),
        ...(body && { body }),
        response: { 200: success, default: { $ref: 'Error#' } },
      },
      handler: () => {},
    });
  }
  await app.ready();
  return `${JSON.stringify(app.swagger(), null, 1)}\n`;
}

const described = await describe();
if (process.argv.includes('--check')) {
  if ((await readFile(file, 'utf8').catch(() => '')) !== described) {
    console.error(
      'server/openapi.json is not what the contract says: run `npm run openapi:write -w server` and commit it.',
    );
    process.exitCode = 1;
  }
} else await writeFile(file, described);
