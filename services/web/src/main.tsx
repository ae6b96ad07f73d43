import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import './style/index.css';

const root = document.getElementById('page');
if (root !== null) createRoot(root).render(<App />);
