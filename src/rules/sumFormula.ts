/**
 * A rate as a formula over named sums: (Σ plus − Σ minus) ÷ Σ over.
 */
export interface SumFormula<Name extends string> {
  readonly plus: readonly Name[];
  readonly minus?: readonly Name[];
  readonly over: readonly Name[];
}
