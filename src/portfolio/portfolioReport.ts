/**
 * The portfolio report: portfolio at risk, ageing, arrears and provisions of a book in one pass.
 */
import type { MoneyReading } from "../servicing/position/recordFields.js";
import { collect } from "./accumulator.js";
import {
  type Ageing,
  type AgeingDefinition,
  type AgeingOptions,
  bandBounds,
  readAgeingDefinition,
  tellAgeing,
} from "./ageing.js";
import type { GroupBy, PortfolioItem } from "./bookTally.js";
import { dayBands } from "./dayBands.js";
import { COMMON_OPTIONS, checkOptions } from "./options.js";
import { type PortfolioAtRisk, riskCuts, tellPortfolioAtRisk } from "./portfolioAtRisk.js";
import {
  type ProvisionDefinition,
  type ProvisionOptions,
  readProvisionDefinition,
} from "./provision/provisionDefinition.js";
import { type Provisions, tellProvisions } from "./provision/provisionFigures.js";
import { policyNeeds } from "./provision/provisionTally.js";
import {
  type PortfolioAtRiskDefinition,
  type PortfolioAtRiskOptions,
  readRiskDefinition,
} from "./riskDefinition.js";
import { type BookFacts, TallyAccumulator, type ToldBook } from "./tallyAccumulator.js";
import type { TallyNeeds } from "./tallyLayout.js";

type Own<Options> = Omit<Options, "groupBy" | "decimals">;

/** What a portfolio report shows. */
export interface PortfolioReportOptions extends MoneyReading {
  /** More than 0, 30 and 90 days unless said. */
  readonly portfolioAtRisk?: Own<PortfolioAtRiskOptions> | undefined;
  readonly ageing?: Own<AgeingOptions> | undefined;
  /** Left out unless a policy is named. */
  readonly provisions?: Own<ProvisionOptions> | null | undefined;
  /** The breakdowns of every part. */
  readonly groupBy?: GroupBy | undefined;
}

/** What a portfolio report shows, complete. */
export interface PortfolioReportDefinition extends MoneyReading {
  readonly portfolioAtRisk: Own<PortfolioAtRiskDefinition>;
  readonly ageing: Own<AgeingDefinition>;
  readonly provisions: Own<ProvisionDefinition> | null;
  readonly groupBy: GroupBy;
}

/** A portfolio report: each part as its own function tells it. */
export interface PortfolioReport extends BookFacts {
  readonly portfolioAtRisk: PortfolioAtRisk;
  readonly ageing: Ageing;
  readonly provisions: Provisions | null;
}

interface Parts {
  readonly risk: PortfolioAtRiskDefinition;
  readonly ages: AgeingDefinition;
  readonly provided: ProvisionDefinition | null;
}

function readParts(options: PortfolioReportOptions): Parts {
  checkOptions(options, { ...COMMON_OPTIONS, portfolioAtRisk: null, ageing: null, provisions: null });
  const {
    groupBy,
    decimals,
    portfolioAtRisk: risk = { overDays: [0, 30, 90] },
    ageing: ages,
    provisions,
  } = options;
  const common = { groupBy, ...(decimals === undefined ? {} : { decimals }) };
  return {
    risk: readRiskDefinition({ ...risk, ...common }),
    ages: readAgeingDefinition({ ...ages, ...common }),
    provided:
      provisions === undefined || provisions === null
        ? null
        : readProvisionDefinition({ ...provisions, ...common }),
  };
}

/** The definition to echo: what the parts share stands once. */
function definitionOf({ risk, ages, provided }: Parts): PortfolioReportDefinition {
  const own = <D extends { groupBy: unknown; decimals?: unknown }>({ groupBy, decimals, ...rest }: D) => rest;
  const { groupBy, decimals } = risk;
  return {
    portfolioAtRisk: own(risk),
    ageing: own(ages),
    provisions: provided === null ? null : own(provided),
    groupBy,
    ...(decimals === undefined ? {} : { decimals }),
  };
}

function needsOf({ risk, ages, provided }: Parts): TallyNeeds {
  const policy = provided === null ? undefined : policyNeeds(provided);
  return {
    cuts: [riskCuts(risk), bandBounds(dayBands(ages.bands)), ...(policy?.cuts ?? [])],
    timesRestructured: policy?.timesRestructured ?? 1,
    collateralKinds: policy?.collateralKinds ?? [],
    yearsInDefault: policy?.yearsInDefault ?? 1,
    installments: ages.byInstallment || policy?.installments === true,
  };
}

/**
 * An accumulator of a portfolio report: one pass, one tally, all parts.
 *
 * @throws LoanError listing every option that is wrong
 */
export function portfolioReportAccumulator(
  options: PortfolioReportOptions = {},
): TallyAccumulator<PortfolioReport> {
  const parts = readParts(options);
  const tell = (told: ToldBook): PortfolioReport => ({
    ...told.facts,
    portfolioAtRisk: tellPortfolioAtRisk(told, parts.risk),
    ageing: tellAgeing(told, parts.ages),
    provisions: parts.provided === null ? null : tellProvisions(told, parts.provided),
  });
  return new TallyAccumulator({
    metric: "portfolio-report",
    definition: definitionOf(parts),
    needs: needsOf(parts),
    tell,
  });
}

/**
 * Portfolio at risk, ageing and provisions of some loans in one pass.
 *
 * @throws LoanError listing every option that is wrong; `conflict` if the loans are of several currencies
 * @example
 * ```ts
 * const book = [
 *   { currency: "NGN", principalOutstanding: "98500.00", daysPastDue: 0 },
 *   { currency: "NGN", principalOutstanding: "1500.00", daysPastDue: 90 },
 * ];
 * const report = portfolioReport(book, { provisions: { policy: "ng-cbn-mfb" } });
 * report.portfolioAtRisk.thresholds.map(({ amount }) => amount.late.numerator.toString()); // ["1500", "1500", "0"]
 * String(report.provisions?.specific); // "1735"
 * ```
 */
export function portfolioReport(
  items: Iterable<PortfolioItem>,
  options: PortfolioReportOptions = {},
): PortfolioReport {
  return collect(portfolioReportAccumulator(options), items).result();
}
