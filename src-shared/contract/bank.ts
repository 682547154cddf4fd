export const bankOperations = {}
