import './register.mjs';

await import('../src/cli.ts');
