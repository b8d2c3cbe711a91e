import { defineConfig } from '@playwright/test';
import base from './playwright.config.ts';

/** The soak: slow, real faults against the built package, with a table at its end. `npm run test:faults`. */
export default defineConfig({
  ...base,
  testDir: 'test/faults',
  timeout: 180_000,
  reporter: [['list'], ['./test/faults/table.ts']],
});
