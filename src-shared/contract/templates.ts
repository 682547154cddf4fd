export const templateOperations = {}
