/**
 * Cases that this library does not reproduce, each with its arithmetic.
 */
export const NOT_REPRODUCED: Readonly<Record<string, string>> = {
  "fx-serv-loanrepayment-c2555":
    "Three rows of 862 were missed when 862 come on 4 December, and nobody looked at the loan in between. The source leaves the " +
    "rows due before that day as planned (42.68 and 33.22) and lets what is overdue bear interest from 1 to 4 December " +
    "alone: 2,539.22 × 12% × 31/365 = 25.88, and 2,586.00 × 12% × 3/365 = 2.55. From its due date, 812.68 more bear " +
    "interest in October too: 5,049.32 × 12% × 31/365 = 51.46.",
};
