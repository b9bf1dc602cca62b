/**
 * Repayment, calendar and rounding as callers write them.
 */
import type { DateInput, Weekday } from "../kernel/date.js";
import type { DecimalInput } from "../kernel/decimal.js";
import type { RoundingMode } from "../kernel/rounding.js";
import type {
  ChangeEffect,
  FIXED_INSTALLMENT_ROWS,
  LEVEL_PERIODS,
  REPAYMENT_PATTERNS,
  REPAYMENT_TIMINGS,
} from "../rules/amortization.js";
import type { DateShift } from "../rules/dateShift.js";
import type { EveryHalfMonth, EveryNthWeekday, StepUnit } from "../rules/frequency.js";
import type { GraceInterest, GraceSpares, GraceTerm } from "../rules/grace.js";
import type { MULTIPLE_DIRECTIONS, RESIDUE_POLICIES, SMALL_LAST_ACTIONS } from "../rules/residue.js";
import type { ShortMonth } from "../rules/shortMonth.js";

type EveryField = "count" | "unit" | "days" | "weekday" | "nth" | "dates";

/** A form of a frequency, without the fields of the others. */
type EveryForm<T> = T & { readonly [K in Exclude<EveryField, keyof T>]?: undefined };

/** How often installments fall due: so many units, two days of the month, a weekday of the month, or given dates. */
type EveryInput =
  | EveryForm<{
      /** How many units, 1 to 366; 1 unless said. */
      readonly count?: number | undefined;
      readonly unit: StepUnit;
    }>
  | EveryForm<EveryHalfMonth>
  | EveryForm<Omit<EveryNthWeekday, "count"> & { readonly count?: number | undefined }>
  | EveryForm<{
      /** The due dates, one for each installment; none may stand twice. */
      readonly dates: Iterable<DateInput>;
      /** What each of them counts as, with its unit; only with equal periods. */
      readonly count?: number | undefined;
      readonly unit?: StepUnit | undefined;
    }>;

/** How long a grace is: exactly one of these, by the dates by rule; `until` may have a `from`. */
interface GraceLengthInput {
  /** The first so many installments. */
  readonly periods?: number | undefined;
  /** Installments up to so many days after the disbursement, that day included. */
  readonly days?: number | undefined;
  /** The first day of a grace `until` a date, that day included; the disbursement unless said. */
  readonly from?: DateInput | undefined;
  /** The last day, that day included; not before `from` nor before the disbursement. */
  readonly until?: DateInput | undefined;
  /** Installments in these months of every year, 1 to 12. */
  readonly months?: readonly number[] | undefined;
  /** Every so many-th installment. */
  readonly everyNth?: number | undefined;
  /** The installments with these numbers, from 1. */
  readonly installments?: readonly number[] | undefined;
}

/** What some installments need not pay. Several graces on one installment spare together what each of them spares. */
interface GraceInput {
  /** What is spared: the principal, the interest, or both. */
  readonly spares: GraceSpares;
  /** How long. */
  readonly for: GraceLengthInput;
  /** What becomes of the interest; must be given where interest is spared. */
  readonly interest?: GraceInterest | undefined;
  /** Whether the spared installments are some of those agreed (`inside`, unless said) or come in addition. */
  readonly term?: GraceTerm | undefined;
}

/** When and how the loan is repaid. */
export interface RepaymentInput {
  /** How many installments, 1 to 1200; left out only where a given installment is paid until the loan is repaid. */
  readonly installments?: number | undefined;
  /** How often they fall due. */
  readonly every: EveryInput;
  /** What they repay; `equal-installments` unless said. */
  readonly pattern?: keyof typeof REPAYMENT_PATTERNS | undefined;
  /** The first due date by rule, from which the others step; one step after the disbursement unless said. */
  readonly firstDueOn?: DateInput | undefined;
  /** The day that dates after the first step from; `firstDueOn` unless said, and not after it. */
  readonly anchoredOn?: DateInput | undefined;
  /** Where a day goes that a month does not have; `clamp` unless said. */
  readonly shortMonth?: ShortMonth | undefined;
  /** Whether the level amount is solved for periods as they are (`actual`, unless said) or of nominal length. */
  readonly levelPeriods?: keyof typeof LEVEL_PERIODS | undefined;
  /** One grace, or several. */
  readonly grace?: GraceInput | readonly GraceInput[] | undefined;
  /** When in its period an installment falls due; `in-arrears` unless said. */
  readonly timing?: keyof typeof REPAYMENT_TIMINGS | undefined;
  /** An amount of principal that falls due with the last installment, on top of the level amount. */
  readonly balloon?: { readonly amount: DecimalInput } | undefined;
  /** Growth of the level amount after every so many installments; spared and agreed ones do not count. */
  readonly step?:
    | {
        /** After how many; fewer than there are installments. */
        readonly every: number;
        /** By a percentage of the amount before; below zero it shrinks. Either this or `amount`, and not zero. */
        readonly percent?: DecimalInput | undefined;
        /** By an amount. */
        readonly amount?: DecimalInput | undefined;
      }
    | undefined;
  /** Installments whose principal or total is agreed; the others are solved. The last one closes the loan. */
  readonly given?:
    | readonly {
        /** Its number, from 1. */
        readonly installment: number;
        /** Its principal; either this or `total`. */
        readonly principal?: DecimalInput | undefined;
        /** Its principal and interest. */
        readonly total?: DecimalInput | undefined;
      }[]
    | undefined;
  /** An installment that is given instead of solved, and whether as many are paid as agreed or until it is repaid. */
  readonly fixedInstallment?:
    | {
        /** Principal and interest of every installment but the last. */
        readonly amount: DecimalInput;
        /** How many installments; `as-agreed` unless said. */
        readonly rows?: keyof typeof FIXED_INSTALLMENT_ROWS | undefined;
      }
    | undefined;
  /** What later disbursements, new rates and agreed installments do to the others; `solved-together` unless said. */
  readonly afterChange?: ChangeEffect | undefined;
}

/** Days that are not worked, and where due dates go that fall on one. */
export interface CalendarInput {
  /** Weekdays that are never worked. */
  readonly weekend?: readonly Weekday[] | undefined;
  /** Dates that are not worked. */
  readonly holidays?: Iterable<DateInput> | undefined;
  /** Where such due dates go: `none` leaves them. Must be given with a weekend or holidays that no day count asks for. */
  readonly shift?: DateShift | undefined;
}

/** To what, and how, amounts are rounded. */
export interface RoundingInput {
  /** `half-up` unless said. */
  readonly mode?: RoundingMode | undefined;
  /** The smallest amount of the loan, of which all amounts that it pays are multiples; the minor unit unless said. */
  readonly unit?: DecimalInput | undefined;
  /** A multiple for the solved installment alone. Rounded up, the loan may end in fewer installments. */
  readonly multiple?:
    | {
        readonly of: DecimalInput;
        /** `nearest` unless said. */
        readonly direction?: keyof typeof MULTIPLE_DIRECTIONS | undefined;
      }
    | undefined;
  /** Where odd units go; `last` unless said. */
  readonly residue?: keyof typeof RESIDUE_POLICIES | undefined;
  /** By how much the last installment may differ from the level one. */
  readonly largestResidue?: DecimalInput | undefined;
  /** When the last installment counts as small, and what becomes of it. */
  readonly smallLast?:
    | {
        /** Below this total. Either this or `belowPercent`. */
        readonly below?: DecimalInput | undefined;
        /** When its principal is below so many percent of the principal of the installment before it. */
        readonly belowPercent?: DecimalInput | undefined;
        /** `fold` unless said. */
        readonly action?: keyof typeof SMALL_LAST_ACTIONS | undefined;
      }
    | undefined;
}
