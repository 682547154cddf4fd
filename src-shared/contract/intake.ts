export const intakeOperations = {}
