import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const TYPESCRIPT = ['**/*.ts', '**/*.tsx'];

/** Faults that only types reveal: a promise no one waits for, a forgotten case of a union. */
const WITH_TYPES = {
  '@typescript-eslint/await-thenable': 'error',
  '@typescript-eslint/no-floating-promises': 'error',
  '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
  '@typescript-eslint/only-throw-error': 'error',
  '@typescript-eslint/prefer-promise-reject-errors': 'error',
  '@typescript-eslint/return-await': ['error', 'error-handling-correctness-only'],
  '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
};

const environmentReadHere = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'Settings are read in server/src/config, once, and passed as arguments.',
};

const mountedOpen = {
  selector: 'JSXOpeningElement[name.name=/^(Modal|Drawer)$/] > JSXAttribute[name.name="opened"][value=null]',
  message: 'OpenModal and OpenDrawer give the focus back to whoever leaves them.',
};

export default tseslint.config(
  { ignores: ['**/dist/', '**/coverage/', 'data*/', 'server/demo/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  // French needs its narrow and non-breaking spaces wherever there is text.
  {
    rules: {
      'no-irregular-whitespace': [
        'error',
        { skipStrings: true, skipTemplates: true, skipJSXText: true, skipComments: true },
      ],
    },
  },
  {
    files: ['**/*.js', '**/*.mjs', '**/*.cjs'],
    languageOptions: {
      globals: { process: 'readonly', console: 'readonly', URL: 'readonly', Buffer: 'readonly', module: 'writable' },
    },
  },
  {
    files: ['**/*.js', '**/*.mjs'],
    languageOptions: {
      globals: {
        setTimeout: 'readonly',
        setInterval: 'readonly',
        clearTimeout: 'readonly',
        clearInterval: 'readonly',
        performance: 'readonly',
      },
    },
  },
  { files: ['infra/mongodb/*.js'], languageOptions: { globals: { db: 'readonly', rs: 'readonly', quit: 'readonly' } } },
  { files: ['client/**/*.js'], languageOptions: { globals: { window: 'readonly', document: 'readonly' } } },
  { files: TYPESCRIPT, extends: [tseslint.configs.recommended] },
  {
    files: TYPESCRIPT,
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      ...WITH_TYPES,
      '@typescript-eslint/consistent-type-imports': 'error',
      // A leading underscore says "on purpose"; taking a property out of an object to drop it is on purpose too.
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    files: ['server/src/**/*.ts'],
    ignores: ['server/src/config/**', 'server/src/main.ts', '**/*.test.ts'],
    rules: { 'no-restricted-syntax': ['error', environmentReadHere] },
  },
  {
    files: ['{server,client,packages/*}/src/**/*.{ts,tsx}'],
    // What a person started from a terminal speaks to them there; everything else logs, through the allow-list.
    ignores: ['server/src/{openapi,start/terminal}.ts', 'packages/*/src/cli.ts'],
    rules: { 'no-console': 'error' },
  },
  { files: ['client/src/features/**/*.tsx'], rules: { 'no-restricted-syntax': ['error', mountedOpen] } },
  { files: ['client/**/*.tsx', 'client/**/*.ts'], extends: [reactHooks.configs.flat.recommended] },
);
