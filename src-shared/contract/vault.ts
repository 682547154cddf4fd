export const vaultOperations = {}
