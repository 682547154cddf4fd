export const triageOperations = {}
