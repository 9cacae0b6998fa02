import type { TSchema } from 'typebox';
import { routes } from './routes.ts';

/** Every object schema reachable from `schema`, with the path that leads to it. */
function objects(schema: TSchema, path: string): [string, Record<string, unknown>][] {
  const node = schema as unknown as Record<string, unknown>;
  const children = Object.entries((node['properties'] ?? {}) as Record<string, TSchema>).flatMap(([key, child]) =>
    objects(child, `${path}.${key}`),
  );
  const items = node['items'] ? objects(node['items'] as TSchema, `${path}[]`) : [];
  const options = ((node['anyOf'] ?? []) as TSchema[]).flatMap((option, index) => objects(option, `${path}|${index}`));
  return [
    ...(node['type'] === 'object' ? ([[path, node]] as [string, Record<string, unknown>][]) : []),
    ...children,
    ...items,
    ...options,
  ];
}

describe('the HTTP contract', () => {
  const parts = Object.entries(routes).flatMap(([name, route]) =>
    (['params', 'query', 'body', 'answer'] as const).flatMap((part) => {
      const schema = (route as Partial<Record<typeof part, TSchema>>)[part];
      return schema ? objects(schema, `${name}.${part}`) : [];
    }),
  );

  it('closes every object it takes or gives', () => {
    expect(parts.length).toBeGreaterThan(100);
    expect(parts.filter(([, node]) => node['additionalProperties'] !== false).map(([path]) => path)).toEqual([]);
  });

  it('gives each method and address to one route only', () => {
    const doors = Object.values(routes).map(({ method, url }) => `${method} ${url}`);
    expect(new Set(doors).size).toBe(doors.length);
  });

  it('names in its parameters exactly those of its address', () => {
    for (const [name, route] of Object.entries(routes)) {
      const inUrl = [...route.url.matchAll(/:(\w+)/g)].map((match) => match[1]);
      const declared = Object.keys(
        ('params' in route && (route.params as unknown as { properties: object }).properties) || {},
      );
      expect([name, declared]).toEqual([name, inUrl]);
    }
  });

  it('lets no change of ownership through a form: no patch names a body, an author or a number', () => {
    const patches = Object.entries(routes).filter(([, { method }]) => method === 'PATCH');
    const owned = patches.filter(([, route]) =>
      ['bodyId', 'authorId', 'number', 'documentId'].some(
        (key) => key in ((route as { body: { properties: object } }).body.properties ?? {}),
      ),
    );
    expect(owned.map(([name]) => name)).toEqual([]);
  });
});
