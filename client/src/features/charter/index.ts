export { CharterGate } from './CharterGate.tsx';
export { CharterPage } from './CharterPage.tsx';
export { useCharter } from './api.ts';
export { CharterText } from './parts/CharterText.tsx';
