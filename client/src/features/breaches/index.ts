export { BreachesSection } from './BreachesSection.tsx';
