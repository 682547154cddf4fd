export const changeOperations = {}
