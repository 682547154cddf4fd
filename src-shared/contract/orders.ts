export const orderOperations = {}
