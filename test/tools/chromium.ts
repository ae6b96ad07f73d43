import { firstOf } from './needs.ts';

/** Chromium without windows, whose pages take half the processor of those of the whole browser; that one where there is no other. */
const path = firstOf(['chromium-headless-shell', 'chromium'], 'chromium-headless-shell');

/** Whether there is a browser; without one the tests in it are skipped. */
export const HAS_CHROMIUM = path !== null;
export const CHROMIUM = path ?? 'chromium';
