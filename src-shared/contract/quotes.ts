export const quoteOperations = {}
