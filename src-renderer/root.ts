/**
 * With React in a file of its own (vite.config.ts): React makes an error while it is read, and where somebody listens for
 * errors V8 then parses again the whole file in which that happens.
 */
export { createRoot } from 'react-dom/client'
