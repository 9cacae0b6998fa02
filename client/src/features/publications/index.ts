export { PublicationPage } from './PublicationPage.tsx';
