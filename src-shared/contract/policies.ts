export const policyOperations = {}
