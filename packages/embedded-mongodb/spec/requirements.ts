import { isDeepStrictEqual } from 'node:util';
import type { Document, MongoClient } from 'mongodb';
import type { Requirement } from './format.ts';

/** What the server under test says of itself. */
export interface Server {
  version: string;
  topology: 'replicaset' | 'sharded' | 'single';
  parameters: Document;
}

export async function describeServer(client: MongoClient): Promise<Server> {
  const admin = client.db('admin');
  const [build, hello, parameters] = await Promise.all(
    [{ buildInfo: 1 }, { hello: 1 }, { getParameter: '*' }].map((command) => admin.command(command)),
  );
  return {
    version: (build as Document).version as string,
    topology: hello?.setName ? 'replicaset' : hello?.msg === 'isdbgrid' ? 'sharded' : 'single',
    parameters: parameters as Document,
  };
}

/** Why a server does not run what has these requirements; undefined when it does. */
export function unmet(requirements: Requirement[] | undefined, server: Server): string | undefined {
  if (!requirements || requirements.length === 0) return undefined;
  const reasons = requirements.map((requirement) => reasonAgainst(requirement, server));
  return reasons.includes(undefined) ? undefined : reasons[0];
}

function reasonAgainst(requirement: Requirement, { version, topology, parameters }: Server): string | undefined {
  const { minServerVersion, maxServerVersion, topologies } = requirement;
  if (minServerVersion && compareVersions(version, minServerVersion) < 0) return `needs MongoDB ${minServerVersion}`;
  if (maxServerVersion && compareVersions(version, maxServerVersion) > 0) return 'is for older servers';
  if (topologies && !topologies.includes(topology)) return `is for ${topologies.join(', ')}`;
  if (requirement.csfle) return 'needs client-side encryption';
  if (requirement.serverless === 'require') return 'is for serverless instances';
  if (requirement.auth === false) return 'is for servers without authentication';
  for (const [key, value] of Object.entries(requirement.serverParameters ?? {})) {
    if (!isDeepStrictEqual(parameters[key], value)) return `needs the parameter ${key}`;
  }
  return undefined;
}

/** Compares as many parts as the second version has. */
function compareVersions(version: string, other: string): number {
  const parts = version.split('.').map(Number);
  return (
    other
      .split('.')
      .map((part, i) => (parts[i] ?? 0) - Number(part))
      .find((difference) => difference !== 0) ?? 0
  );
}
