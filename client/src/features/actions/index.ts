export { ActionList } from './parts/ActionList.tsx';
export { ActionsTab } from './ActionsTab.tsx';
export { AddAction } from './parts/AddAction.tsx';
export { DecisionsTab } from './DecisionsTab.tsx';
export { isOpen, ownerOf } from './parts/owner.ts';
export { useActions, useDecisions } from './api.ts';
