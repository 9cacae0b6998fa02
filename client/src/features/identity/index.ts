export { FirstRunPage } from './FirstRunPage.tsx';
export { FirstRunWaits } from './parts/FirstRunWaits.tsx';
export { InvitationPage } from './InvitationPage.tsx';
export { SessionEnded } from './SessionEnded.tsx';
export { OwnSessionsPage } from './OwnSessionsPage.tsx';
export { SignInPage } from './SignInPage.tsx';
