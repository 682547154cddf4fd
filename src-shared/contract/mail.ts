export const mailOperations = {}
