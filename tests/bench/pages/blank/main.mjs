import { createElement } from 'react'
import { createRoot } from 'react-dom/client'

// The least that a page of React can be.
createRoot(document.getElementById('root')).render(createElement('h1', { role: 'listitem' }, 'En blanco'))
