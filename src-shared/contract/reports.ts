export const reportOperations = {}
