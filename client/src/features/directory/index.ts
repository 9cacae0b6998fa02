export { BodyEntrance } from './BodyEntrance.tsx';
export { BodySpace } from './BodySpace.tsx';
export { MembersTab } from './MembersTab.tsx';
export { peopleQuery, usePeople } from './api.ts';
