import { afterAll, beforeAll, describe } from 'vitest';
import { has } from '../../tools/needs.js';
import { assessorTests } from './assessor.ts';
import { auditorTests } from './auditor.ts';
import { chartTests } from './charts.ts';
import { type DemoPage, demoPage } from './demo-page.ts';
import { everyViewTests } from './every-view.ts';
import { explanationTests } from './explanation.ts';
import { officerTests } from './officer.ts';
import { offlineTests } from './offline.ts';
import { ownSheetTests } from './own-sheet.ts';
import { periodActTests } from './period-acts.ts';
import { quarterTests } from './quarter.ts';
import { roleTests } from './roles.ts';
import { signInTests } from './sign-in.ts';
import { stateTests } from './states.ts';
import { unitTests } from './unit.ts';
import { workbookTests } from './workbook.ts';

// One service and one browser for all of them; the acts, which record, come last.
describe.skipIf(!has('chromium', 'chromium'))('the page in a browser', () => {
  let running: DemoPage;
  beforeAll(async () => {
    running = await demoPage();
  });
  afterAll(() => running.stop());
  const demo = () => running;
  describe('the officer', () => officerTests(demo));
  describe('the explanation', () => explanationTests(demo));
  describe('the auditor', () => auditorTests(demo));
  describe('the pictures', () => chartTests(demo));
  describe('without an answer', () => stateTests(demo));
  describe('a sign-in service', () => signInTests(demo));
  describe('every view', () => everyViewTests(demo));
  describe('the roles', () => roleTests(demo));
  describe('a reporting unit', () => unitTests(demo));
  describe('without a network', () => offlineTests(demo));
  describe('the workbook of a unit', () => workbookTests(demo));
  describe('an assessor', () => assessorTests(demo));
  describe('an official', () => ownSheetTests(demo));
  describe('the whole quarter', () => quarterTests(demo));
  describe('acts on a period', () => periodActTests(demo));
});
