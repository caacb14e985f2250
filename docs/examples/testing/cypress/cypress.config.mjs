import { defineConfig } from 'cypress';
import { countersignTasks } from './countersign-tasks.mjs';

export default defineConfig({
  e2e: {
    baseUrl: process.env.BASE_URL ?? 'http://localhost:3000',
    // A test server hashes passwords slowly. Cypress waits for four seconds otherwise.
    defaultCommandTimeout: 20_000,
    supportFile: false,
    specPattern: 'enrol.cy.js',
    // Videos and screenshots of failures would show the QR code.
    video: false,
    screenshotOnRunFailure: false,
    setupNodeEvents(on) {
      on('task', countersignTasks());
    },
  },
});
