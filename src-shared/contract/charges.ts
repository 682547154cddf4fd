export const chargeOperations = {}
