import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  // The service serves the page at /page and its files at /assets.
  base: '/',
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // Only the fonts' own format; a font or picture inside a style sheet would not be cached by itself.
    assetsInlineLimit: 0,
    // A script inside the document would need a hole in its policy.
    modulePreload: { polyfill: false },
  },
});
