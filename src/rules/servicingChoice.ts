/**
 * Servicing choices: what a lender's system decides when events meet the schedule.
 */

/** In which order the events of one day take effect: the servicing field `sameDay`. */
export const SAME_DAY_ORDERS = {
  /** By kind, in the order of the table of kinds, then as given. The default: the order of input decides nothing else. */
  "by-kind": "by kind, then as given",
  /** As given, whatever their kinds. */
  "as-given": "as given",
} as const;

/** From when a charge counts in a replay: the servicing field `charges`. */
export const CHARGE_STARTS = {
  /** From the day on which it was charged. The default. */
  "when-charged": "from the day of the charge",
  /** From its due date, if that is before the day on which it was charged; earlier payments are then replayed. */
  "when-due": "from its due date, if that is earlier",
  /**
   * From the start of the loan, as if it had been known all along; so does a waiver of a named charge that states its
   * amount: money entered later for an earlier day does not pay what was waived.
   */
  "from-the-start": "from the start of the loan",
} as const;

/** From when tranches and reschedules count in a replay: the servicing field `rowChanges`. */
export const ROW_CHANGE_STARTS = {
  /** From their day. The default: earlier payments stay on the rows that there were. */
  "when-made": "from their day",
  /** From the start of the loan: earlier payments are replayed over the rows as they now are. */
  "from-the-start": "from the start of the loan",
} as const;

/** How a tranche is shared by the rows after it: the servicing field `tranches`. */
export const TRANCHE_SHARING = {
  /** The rows to come are planned again with it: the installment is solved from that day on. The default. */
  "rows-to-come": "over the rows to come",
  /** It is divided by the number of rows of the loan; the last row takes what the rows before it missed. */
  "all-rows": "by the number of all rows",
  /** The installment is solved over all rows for all that is lent, as if every tranche had been agreed at the start. */
  foreseen: "over all rows, as if it had been agreed at the start",
} as const;

/** The name of a way to share a tranche. */
export type TrancheSharing = keyof typeof TRANCHE_SHARING;

/**
 * How unpaid principal of past rows is spread over the rows to come when a loan is re-amortized: the servicing
 * field `reAmortization`.
 */
export const REAMORTIZATIONS = {
  /** The rows to come are planned again on what is left: the installment is solved again. The default. */
  "planned-again": "the rows to come are planned again",
  /** Each row to come pays an equal share of it more, rounded as installments are; the last pays the rest. */
  "equal-shares": "each row to come pays an equal share more",
} as const;

/** What the flat interest of rescheduled rows is reckoned on: the servicing field `flatReschedules`. */
export const FLAT_RESCHEDULES = {
  /** On the principal that they repay. The default. */
  "what-is-left": "on the principal that is left",
  /** On what was lent, as that of the rows before them. */
  "what-was-lent": "on the principal that was lent",
} as const;

/** Where the down payment of a tranche stands among the rows of its day: the servicing field `downPayments`. */
export const DOWN_PAYMENT_PLACES = {
  /** Before the row that falls due that day. The default. */
  first: "before the row of that day",
  /** After it. */
  last: "after the row of that day",
} as const;

/** The name of a place of down payments. */
export type DownPaymentPlace = keyof typeof DOWN_PAYMENT_PLACES;

/** What becomes of credit when something is owed again: the servicing field `creditUse`. */
export const CREDIT_USES = {
  /** It pays at once what a later charge, tranche or chargeback makes owed. The default. */
  "at-once": "pays what is owed later",
  /** It stays until it is refunded. */
  "until-refunded": "is kept until it is refunded",
} as const;

/** What may follow when a loan was paid in full: the servicing field `afterClosing`. */
export const AFTER_CLOSING = {
  /** Money that still comes in is kept as credit. The default. */
  credit: "money is kept as credit",
  /** Any money event is refused. */
  refuse: "nothing more may happen",
} as const;

/** How recalculated interest of a period with several balances is rounded: the servicing field `pieceRounding`. */
export const PIECE_ROUNDINGS = {
  /** The exact pieces are added and rounded once. The default. */
  once: "once per period",
  /** Each piece by itself. */
  "each-piece": "each piece by itself",
} as const;
