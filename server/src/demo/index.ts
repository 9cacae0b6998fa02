export { demoFolder, demoPlan } from './council.ts';
export { Demo, DEMO_PASSPHRASE } from './demo.ts';
