import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { keepShell } from './app/shell-worker.ts';
import './style/index.css';

const root = document.getElementById('page');
if (root !== null) createRoot(root).render(<App />);

// After the first view: what is kept for later may wait.
if (import.meta.env.PROD) window.addEventListener('load', () => void keepShell());
