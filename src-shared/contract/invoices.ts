export const invoiceOperations = {}
