/** The peers that ship no declarations, as far as the benchmark calls them. */
declare module "amortizejs" {
  const amortize: { Calculator: { calculate(config: Record<string, unknown>): { schedule: unknown[] } } };
  export default amortize;
}
