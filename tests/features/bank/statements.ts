/** Statements as four banks give them: headings under a preamble, days and amounts each in its own way. Invented. */

export const BBVA = [
  'Cuenta\t0123456789\t\t\t',
  'Titular\tSISTEMAS DEL CARIBE SA DE CV\t\t\t',
  '\t\t\t\t',
  'Día\tConcepto / Referencia\tcargo\tAbono\tSaldo',
  '20/11/2026\tSPEI RECIBIDOBANAMEX/0007056850 002 7056850 HOTEL LA CEIBA\t\t5,800.00\t25,310.11',
  '20/11/2026\tCOMISION SPEI\t6.50\t\t19,510.11',
  '19/11/2026\tDEPOSITO EN EFECTIVO/FICHA A-0001\t\t5,800.00\t19,516.61',
].join('\r\n')

export const SANTANDER = [
  '"Cuenta","Fecha","Hora","Sucursal","Descripcion","Cargo/Abono","Importe","Saldo","Referencia","Concepto"',
  `"'65501234567","'20112026","10:42","0801","AB TRANSF SPEI","+","5,800.00","25310.11","7056850","PAGO SAE"`,
  `"'65501234567","'20112026","10:43","0801","COM MEMBRESIA","-","116.00","25194.11","0000000",""`,
].join('\n')

export const BANAMEX = [
  'Banco Nacional de México',
  'Estado de cuenta del 01/11/2026 al 30/11/2026',
  '',
  'Fecha;Descripción;Depósitos;Retiros;Saldo',
  '20-nov-2026;DEPÓSITO CON REFERENCIA 7056850 SUC 4321;"5,800.00";;"25,310.11"',
  '21-nov-2026;PAGO DE NÓMINA;;"12,000.00";"13,310.11"',
  ';Saldo final;;;"13,310.11"',
].join('\r\n')

export const BANORTE = [
  'CUENTA,FECHA DE OPERACIÓN,FECHA,REFERENCIA,DESCRIPCIÓN,COD. TRANSAC,SUCURSAL,DEPÓSITOS,RETIROS,SALDO,MOVIMIENTO,DESCRIPCIÓN DETALLADA,CHEQUE',
  `'0987654321,20/11/2026,20/11/2026,7056850,SPEI RECIBIDO,051,0801,"$5,800.00",-,"$25,310.11",1,HOTEL LA CEIBA,-`,
  `'0987654321,20/11/2026,20/11/2026,0,CHEQUE PAGADO,002,0801,-,"$1,000.00","$24,310.11",2,,0000123`,
].join('\n')
