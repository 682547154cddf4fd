export const cardOperations = {}
