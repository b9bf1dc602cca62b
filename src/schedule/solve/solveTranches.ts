/**
 * Terms with another principal: tranches keep their proportions.
 *
 * What is paid out up to each tranche is its share of the principal, rounded down to the unit of reckoning; the last
 * tranche completes the principal. So each tranche is within one unit of its exact share, and the money out by any date
 * never falls as the principal grows.
 */
import { formatMinor, type Minor, minorFromText } from "../../kernel/money.js";
import type { LoanTerms } from "../../terms/complete.js";

/** Terms for each principal in minor units, a multiple of the unit. */
export function termsByPrincipal(terms: LoanTerms): (principal: Minor) => LoanTerms {
  const { decimals, disbursements = [] } = terms;
  const unit = minorFromText(terms.rounding.unit, decimals) as Minor;
  let sum = 0n;
  const upTo = disbursements.map(({ amount }) => {
    sum += BigInt(minorFromText(amount, decimals) as Minor);
    return sum;
  });
  return (principal) => {
    const text = formatMinor(principal, decimals);
    if (disbursements.length < 2) {
      const [only] = disbursements;
      return { ...terms, principal: text, ...(only && { disbursements: [{ on: only.on, amount: text }] }) };
    }
    const units = BigInt(principal / unit);
    const paidOut = upTo.map((share) => Number((units * share) / sum) * unit);
    const tranches = disbursements.map(({ on }, index) => {
      const amount = (paidOut[index] as number) - (paidOut[index - 1] ?? 0);
      return { on, amount: formatMinor(amount, decimals) };
    });
    return { ...terms, principal: text, disbursements: tranches };
  };
}
