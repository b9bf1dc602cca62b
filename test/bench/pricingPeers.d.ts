/** The pricing peers that ship no declarations, as far as the benchmark calls them. */
declare module "xirr" {
  const xirr: (flows: readonly { amount: number; when: Date }[], options?: { guess?: number }) => number;
  export default xirr;
}
