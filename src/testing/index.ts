/**
 * kisti/testing: generators and laws for the property tests of those who use this library. Needs fast-check.
 */
export { assertLawful } from "./lawful.js";
export { type LoanTermsOptions, loanTerms } from "./loanTerms.js";
export { paymentEvents } from "./payments.js";
