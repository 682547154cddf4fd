export const reminderOperations = {}
