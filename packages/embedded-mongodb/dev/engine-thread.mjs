import './register.mjs';

await import('../src/engine-thread.ts');
