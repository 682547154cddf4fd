// Stands in for Electron, which answers nothing and is never ready: what is left is our own main process.

const Module = require('node:module')

const nothing = new Proxy(() => nothing, {
  get: (_target, key) => (key === 'whenReady' ? () => new Promise(() => {}) : nothing),
  apply: () => nothing,
  construct: () => nothing,
})
const load = Module._load
Module._load = function (request, ...others) {
  return request === 'electron' ? nothing : load.call(this, request, ...others)
}
