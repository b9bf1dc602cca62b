/**
 * Ageing: a book by days past due, by loan and by installment; and the arrears rate.
 *
 * By loan, the whole principal of a loan stands in the band of its oldest miss (contaminated balance); by installment,
 * each overdue piece stands in its own band and the rest is not due. Both add up to the gross loan portfolio.
 */
import type { Decimal } from "../kernel/decimal.js";
import type { MoneyReading } from "../servicing/position/recordFields.js";
import { collect } from "./accumulator.js";
import type { GroupBy, PortfolioItem } from "./bookTally.js";
import { type BandsInput, type DayBand, dayBands } from "./dayBands.js";
import { COMMON_OPTIONS, checkOptions } from "./options.js";
import { noRatio, type RatioAnswer, ratioAnswer } from "./ratioAnswer.js";
import { type BookFacts, type Breakdown, TallyAccumulator, type ToldBook } from "./tallyAccumulator.js";
import type { TallyView } from "./tallyView.js";

/** How ageing is to be told. */
export interface AgeingOptions extends MoneyReading {
  /** A named set of bands or inclusive upper bounds in days; `30-60-90-180` unless said. */
  readonly bands?: BandsInput | undefined;
  /** Also by installment, from `overdueInstallments` of the positions. */
  readonly byInstallment?: boolean | undefined;
  readonly groupBy?: GroupBy | undefined;
}

/** How ageing was told. */
export interface AgeingDefinition extends MoneyReading {
  readonly bands: BandsInput;
  readonly byInstallment: boolean;
  readonly groupBy: GroupBy;
}

/** One band of ageing by loan. */
export interface LoanBand extends DayBand {
  readonly loans: number;
  readonly balance: Decimal;
  /** Balance ÷ gross loan portfolio. */
  readonly share: RatioAnswer;
}

/** Ageing by installment: what is not due, and the overdue pieces by band. */
export interface InstallmentAgeing {
  readonly notDue: Decimal;
  readonly bands: readonly (DayBand & { readonly installments: number; readonly principal: Decimal })[];
  /** Overdue principal of loans that do not say of which installments; their whole balance if they say nothing. */
  readonly unsplit: { readonly loans: number; readonly amount: Decimal };
}

/** Ageing of a book or of one group of it. */
export interface AgeingFigures {
  readonly grossLoanPortfolio: Decimal;
  readonly loans: number;
  readonly byLoan: readonly LoanBand[];
  /** `null` unless asked for. */
  readonly byInstallment: InstallmentAgeing | null;
  /** Overdue principal ÷ gross loan portfolio. */
  readonly arrearsRate: RatioAnswer;
  /** Balance of restructured loans ÷ gross loan portfolio. */
  readonly restructuredRatio: RatioAnswer;
}

/** Ageing of a book. */
export type Ageing = AgeingFigures &
  BookFacts & {
    readonly definition: AgeingDefinition;
    readonly breakdowns: readonly Breakdown<AgeingFigures>[];
  };

/** The options with every default filled in. @throws LoanError listing every option that is wrong */
export function readAgeingDefinition(options: AgeingOptions): AgeingDefinition {
  checkOptions(options, {
    ...COMMON_OPTIONS,
    bands: null,
    byInstallment: [(value) => typeof value === "boolean", "must be true or false"],
  });
  const { bands = "30-60-90-180", byInstallment = false, groupBy = [], decimals } = options;
  dayBands(bands);
  return { bands, byInstallment, groupBy, ...(decimals === undefined ? {} : { decimals }) };
}

/** The inclusive upper bounds of a list of bands. */
export function bandBounds(bands: readonly DayBand[]): number[] {
  return bands.flatMap(({ toDays }) => (toDays === null ? [] : [toDays]));
}

/** Overdue principal of all loans ÷ gross loan portfolio; none if a late loan does not say what is overdue. */
function tellArrearsRate(view: TallyView): RatioAnswer {
  const { overdue, balance } = view.range();
  return view.tail("overdueNotGiven") > 0n
    ? noRatio("not-given", overdue, balance, view.digits)
    : ratioAnswer(overdue, balance, view.digits, "empty-book");
}

function installmentAgeing(view: TallyView, bands: readonly DayBand[]): InstallmentAgeing {
  const { cuts } = view.layout;
  return {
    notDue: view.amount(view.tail("notDue")),
    bands: bands.map((band) => {
      const { pieces, principal } = view.installments(cuts.range(band.fromDays, band.toDays));
      return { ...band, installments: Number(pieces), principal: view.amount(principal) };
    }),
    unsplit: { loans: Number(view.tail("unsplitLoans")), amount: view.amount(view.tail("unsplitAmount")) },
  };
}

/** Ageing of a view whose tally has the cuts of the bands. */
function ageingFigures(view: TallyView, definition: AgeingDefinition): AgeingFigures {
  const bands = dayBands(definition.bands);
  const { cuts, times } = view.layout;
  const gross = view.range();
  return {
    grossLoanPortfolio: view.amount(gross.balance),
    loans: Number(gross.loans),
    byLoan: bands.map((band) => {
      const { loans, balance } = view.range({ bands: cuts.range(band.fromDays, band.toDays) });
      const share = ratioAnswer(balance, gross.balance, view.digits, "empty-book");
      return { ...band, loans: Number(loans), balance: view.amount(balance), share };
    }),
    byInstallment: definition.byInstallment ? installmentAgeing(view, bands) : null,
    arrearsRate: tellArrearsRate(view),
    restructuredRatio: ratioAnswer(
      view.range({ times: [1, times] }).balance,
      gross.balance,
      view.digits,
      "empty-book",
    ),
  };
}

/** Ageing as told by a tally. */
export function tellAgeing({ whole, facts, breakdowns }: ToldBook, definition: AgeingDefinition): Ageing {
  const figures = (view: TallyView): AgeingFigures => ageingFigures(view, definition);
  return { ...figures(whole), ...facts, definition, breakdowns: breakdowns(figures) };
}

/** An accumulator of ageing. @throws LoanError listing every option that is wrong */
export function ageingAccumulator(options: AgeingOptions = {}): TallyAccumulator<Ageing> {
  const definition = readAgeingDefinition(options);
  return new TallyAccumulator({
    metric: "ageing",
    definition,
    needs: { cuts: [bandBounds(dayBands(definition.bands))], installments: definition.byInstallment },
    tell: (told) => tellAgeing(told, definition),
  });
}

/**
 * Ageing of some loans.
 *
 * @throws LoanError listing every option that is wrong; `conflict` if the loans are of several currencies
 * @example
 * ```ts
 * const book = [
 *   { currency: "BDT", principalOutstanding: "60000", daysPastDue: 0 },
 *   { currency: "BDT", principalOutstanding: "40000", daysPastDue: 45, overduePrincipal: "5000" },
 * ];
 * const { byLoan, arrearsRate } = ageing(book, { bands: [0, 30] });
 * byLoan.map(({ label, balance }) => `${label}: ${balance}`); // ["0: 60000", "1-30: 0", ">30: 40000"]
 * arrearsRate.percent; // "5.00"
 * ```
 */
export function ageing(items: Iterable<PortfolioItem>, options: AgeingOptions = {}): Ageing {
  return collect(ageingAccumulator(options), items).result();
}
