import { randomBytes } from 'node:crypto';

/** A new opaque identifier: 128 random bits, base64url (22 characters). */
export const newId = (): string => randomBytes(16).toString('base64url');

/** 256 random bits, base64url (43 characters): session and one-time link secrets. */
export const newSecret = (): string => randomBytes(32).toString('base64url');
