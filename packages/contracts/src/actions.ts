import { Type, type Static } from 'typebox';
import { actionStates } from './domain.ts';
import { route } from './route.ts';
import { closed, Day, Id, nullable, oneOf, PersonLabel, text, Version } from './shapes.ts';

const actionFields = {
  title: text(400),
  /** A person of the directory, else the name as typed in `ownerName`. */
  ownerId: nullable(Id),
  ownerName: nullable(text(120)),
  dueOn: nullable(Day),
  situationId: nullable(Id),
};

export const Action = closed({
  ...actionFields,
  title: Type.String(),
  id: Id,
  bodyId: Id,
  meetingId: nullable(Id),
  owner: nullable(PersonLabel),
  state: oneOf(actionStates),
  result: nullable(Type.String()),
  /** Written as a node of the notes: its wording follows them. */
  fromNotes: Type.Boolean(),
  version: Version,
});
export type Action = Static<typeof Action>;

export const Decision = closed({
  id: Id,
  bodyId: Id,
  meetingId: Id,
  /** Order within the body. */
  number: Type.Integer({ minimum: 1 }),
  on: Day,
  text: Type.String(),
});
export type Decision = Static<typeof Decision>;

const bodyParams = closed({ bodyId: Id });

export const actionRoutes = {
  listActions: route({
    method: 'GET',
    url: '/api/bodies/:bodyId/actions',
    params: bodyParams,
    answer: closed({ actions: Type.Array(Action) }),
  }),
  createAction: route({
    method: 'POST',
    url: '/api/bodies/:bodyId/actions',
    params: bodyParams,
    body: closed({ ...actionFields, meetingId: nullable(Id) }),
    answer: Action,
  }),
  updateAction: route({
    method: 'PATCH',
    url: '/api/actions/:actionId',
    params: closed({ actionId: Id }),
    body: closed({
      version: Version,
      title: Type.Optional(actionFields.title),
      ownerId: Type.Optional(actionFields.ownerId),
      ownerName: Type.Optional(actionFields.ownerName),
      dueOn: Type.Optional(actionFields.dueOn),
      state: Type.Optional(oneOf(actionStates)),
      result: Type.Optional(nullable(text(1000))),
    }),
    answer: Action,
  }),
  listDecisions: route({
    method: 'GET',
    url: '/api/bodies/:bodyId/decisions',
    params: bodyParams,
    answer: closed({ decisions: Type.Array(Decision) }),
  }),
};
