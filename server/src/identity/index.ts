export { AccountsService } from './accounts.service.ts';
export { Attempts } from './attempts.ts';
export { FirstRunService } from './first-run.service.ts';
export { IdentityRepository } from './identity.repository.ts';
export { contextOf, identityDoors } from './identity.routes.ts';
export { Passphrases } from './passphrases.ts';
export { SessionsService } from './sessions.service.ts';
