/** Published figures and examples worked from definitions, each read by its own meaning. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { addMonths, formatDate, readDate } from "../../src/kernel/date.js";
import { Decimal } from "../../src/kernel/decimal.js";
import { ageing } from "../../src/portfolio/ageing.js";
import {
  annualLoanLossRate,
  cumulativeCollectionRate,
  impliedTermYears,
} from "../../src/portfolio/annualLoanLoss.js";
import { type CollectionPeriod, collectionRates } from "../../src/portfolio/collectionRates.js";
import { concentrationOf } from "../../src/portfolio/concentration.js";
import { expectedCreditLoss } from "../../src/portfolio/expectedCreditLoss.js";
import { impairmentStage } from "../../src/portfolio/impairmentStage.js";
import { retentionRates } from "../../src/portfolio/outreachRates.js";
import { portfolioAtRisk } from "../../src/portfolio/portfolioAtRisk.js";
import { provisionOf, provisions } from "../../src/portfolio/provision/provisions.js";
import { growth, portfolioRatios } from "../../src/portfolio/qualityRatios.js";
import type { RatioAnswer } from "../../src/portfolio/ratioAnswer.js";
import { isRefinanced } from "../../src/portfolio/refinancing.js";

// biome-ignore lint/suspicious/noExplicitAny: each case has fields of its own
type Fields = any;
interface Case {
  readonly id: string;
  readonly inputs: Fields;
  readonly expected: Record<string, unknown>;
}

const file = new URL("../golden/portfolio.json", import.meta.url);
const CASES: readonly Case[] = JSON.parse(readFileSync(file, "utf8")).cases;

/** Ratios have ten places in the file. */
const tenPlaces = (answer: RatioAnswer | null | undefined): string =>
  answer?.kind === "found" ? answer.ratio.toFixed(10) : "none";
const twoPlaces = (value: unknown): string => new Decimal(String(value)).toFixed(2);
const sumOf = (amounts: Record<string, string>): Decimal =>
  Object.values(amounts).reduce((sum, amount) => sum.plus(amount), new Decimal(0));
const loan = (principalOutstanding: string, daysPastDue: number, more: object = {}) => ({
  currency: "USD",
  principalOutstanding,
  daysPastDue,
  ...more,
});

const provisionCase = ({ inputs }: Case) => {
  const book = inputs.loans.map(({ balance, dpd }: Fields) => loan(balance, dpd));
  const options = { policy: inputs.table } as const;
  const answer = provisions(book, options);
  const atRisk = portfolioAtRisk(book, { overDays: 30 });
  if (answer.kind === "none") throw new Error("no provision");
  const cover = portfolioRatios({ loanLossReserve: answer.provision, portfolioAtRisk30: atRisk.numerator });
  return {
    byLoan: inputs.loans.map(({ balance, dpd }: Fields) => {
      const found = provisionOf(loan(balance, dpd), options);
      return { dpd, label: found?.label, provision: twoPlaces(found?.provision) };
    }),
    total: twoPlaces(answer.provision),
    coverOfPar30: tenPlaces(cover.ratios["risk-coverage"]),
  };
};

const rbiInstallments = ({ inputs }: Case) => {
  const pieces = [
    { daysPastDue: 120, principal: inputs.instalmentsOverdueOver90Under180 },
    { daysPastDue: 180, principal: inputs.instalmentsOverdue180Plus },
  ];
  const book = [{ ...loan(inputs.portfolio, 180), overdueInstallments: pieces }];
  const answer = provisions(book, { policy: "in-rbi-nbfc-mfi-2011" });
  return {
    floor: twoPlaces(answer.floor),
    overdueBased: twoPlaces(answer.specific),
    provision: answer.kind === "found" ? twoPlaces(answer.provision) : "none",
  };
};

/** The first day on which an unpaid installment is in a class, by the day-end count. */
const firstDayIn = (due: string, label: string): string => {
  const from = readDate(due) as number;
  for (let day = from; day < addMonths(from, 6); day++) {
    const daysPastDue = day - from + 1;
    const found = provisionOf(loan("100", daysPastDue), {
      policy: "in-rbi-sma-2021",
      daysCounted: "due-date-is-day-1",
    });
    if (found?.label === label) return formatDate(day);
  }
  return "never";
};
const rbiDays = ({ inputs: { dueDate } }: Case) => ({
  overdueFrom: firstDayIn(dueDate, "SMA-0"),
  sma1: firstDayIn(dueDate, "SMA-1"),
  sma2: firstDayIn(dueDate, "SMA-2"),
  npa: firstDayIn(dueDate, "NPA"),
});

const lossRate = (crr: string, n: number) =>
  annualLoanLossRate(crr, { installments: n, installmentsPerYear: 52 });

const quarter = (figures: Fields) => {
  const ratioOf = (a: string, b: string): string =>
    tenPlaces(portfolioRatios({ restructuredPortfolio: a, grossLoanPortfolio: b }).ratios.restructured);
  return {
    nplRatio: ratioOf(figures.npl, figures.totalLoans),
    reserveRatio: tenPlaces(
      portfolioRatios({ loanLossReserve: figures.loanLossReserve, grossLoanPortfolio: figures.totalLoans })
        .ratios["loan-loss-reserve"],
    ),
    nplCoverage: tenPlaces(
      portfolioRatios({ loanLossReserve: figures.loanLossReserve, portfolioAtRisk30: figures.npl }).ratios[
        "risk-coverage"
      ],
    ),
    restructuredRatio: ratioOf(figures.restructuredGross, figures.totalLoans),
    nplPlusRopa: new Decimal(figures.npl).plus(figures.ropaGross).toFixed(3),
  };
};

const overdueRate = (overdue: unknown, outstanding: unknown): string =>
  tenPlaces(
    portfolioRatios({ overduePrincipal: String(overdue), grossLoanPortfolio: String(outstanding) }).ratios
      .arrears,
  );

/** Case → what the library says of it, under the names of the file. */
const READINGS: Record<string, (golden: Case) => Record<string, unknown>> = {
  "alr-exact-13-weekly-instalments": () => ({
    averageOutstandingShare: tenPlaces(lossRate("0.95", 13).averageOutstandingShare),
    annualLoanLossRate: tenPlaces(lossRate("0.95", 13).exact),
  }),
  "alr-exact-46-weekly-instalments": () => ({
    averageOutstandingShare: tenPlaces(lossRate("0.98", 46).averageOutstandingShare),
    termYears: tenPlaces(lossRate("0.98", 46).termYears),
    annualLoanLossRateExact: tenPlaces(lossRate("0.98", 46).exact),
    annualLoanLossRateRuleOfTwo: tenPlaces(lossRate("0.98", 46).ruleOfTwo),
  }),
  "alr-97pct-loses-a-third": ({ inputs }) => {
    const term = impliedTermYears(inputs.currentRecoveryRate, inputs.annualLoanLossRate);
    const weeks = term.kind === "found" ? term.ratio.times(52).toFixed(2) : "none";
    return { impliedAverageTermYears: tenPlaces(term), impliedWeeksApprox: weeks };
  },
  "alr-crr-above-one": ({ inputs }) => ({
    annualLoanLossRate: tenPlaces(annualLoanLossRate(inputs.currentRecoveryRate, inputs).ruleOfTwo),
  }),
  "par30-dashboard-demo": ({ inputs: { outstandingByBucket: b } }) => {
    const book = [loan(b.noArrears, 0), loan(b.par1to30, 15), loan(b.par31to90, 45), loan(b.parOver90, 120)];
    const answer = portfolioAtRisk(book, { overDays: [30, 90] });
    const over90 = answer.thresholds[1]?.amount.late;
    const bands = ageing(book, { bands: [0, 30, 90] }).byLoan;
    const percent = (ratio: RatioAnswer | undefined): string =>
      ratio?.kind === "found" ? ratio.percent : "none";
    const [par30, band, par90] = [percent(answer), percent(bands[2]?.share), percent(over90)];
    return {
      grossLoanPortfolio: twoPlaces(answer.grossLoanPortfolio),
      par30: tenPlaces(answer),
      par30Percent2dp: par30,
      bucket31to90Percent2dp: band,
      par90Percent2dp: par90,
      publishedPercents: [par30, band, par90],
    };
  },
  "grameen-2023-11": ({ inputs }) => {
    const total = sumOf(inputs.outstanding);
    const missing = sumOf(inputs.borrowersMissing5to9Instalments);
    return {
      outstandingTotal: total.toFixed(2),
      overdueSumOfParts: sumOf(inputs.overdue).toFixed(3),
      missing5to9Total: missing.toFixed(2),
      arrearsRate: overdueRate(inputs.publishedOverdueTotal, total),
      missing5to9Share: overdueRate(missing, total),
      depositsPercentOfOutstanding0dp: new Decimal(inputs.publishedDepositsTotal)
        .div(total)
        .times(100)
        .toFixed(0),
    };
  },
  "grameen-2017-04": ({ inputs }) => {
    const [total, overdue, deposits] = [
      sumOf(inputs.outstanding),
      sumOf(inputs.overdue),
      sumOf(inputs.deposits),
    ];
    return {
      outstandingSumOfParts: total.toFixed(2),
      overdueTotal: overdue.toFixed(3),
      arrearsRate: overdueRate(overdue, inputs.publishedOutstandingTotal),
      depositsTotal: deposits.toFixed(2),
      depositsPercentOfOutstanding0dp: deposits.div(inputs.publishedOutstandingTotal).times(100).toFixed(0),
    };
  },
  "mfin-glp-fall-2025-03": ({ inputs }) => {
    const { period } = growth(inputs.glpPriorYear, inputs.glp, 12);
    return { growthPercent1dp: period.kind === "found" ? period.ratio.times(100).toFixed(1) : "none" };
  },
  "creditaccess-2021-12": ({ inputs }) => {
    const percents: string[] = Object.values(inputs.parPercent);
    return {
      glpTotal: sumOf(inputs.glp).toFixed(0),
      disbursementTotal: sumOf(inputs.disbursements).toFixed(0),
      parIsNonIncreasingInThreshold: percents.every(
        (percent, i) => i === 0 || Number(percent) <= Number(percents[i - 1]),
      ),
    };
  },
  "par-exclusions-asa-international": ({ inputs }) => {
    // 1,000 lent, of which 11.00 is 31 to 180 days late and 7.00 is 181 to 365 days late.
    const book = [loan("982", 0), loan("11", 100), loan("7", 200)];
    const par = (upToDays: number): string => {
      const answer = portfolioAtRisk(book, { overDays: 30, upToDays });
      return answer.kind === "found" ? answer.ratio.times(100).toFixed(1) : "none";
    };
    expect([par(365), par(180)]).toEqual([
      inputs.par30ExcludingOver365Percent,
      inputs.par30ExcludingOver180Percent,
    ]);
    return {
      sameName: "PAR>30",
      differenceInPointsPercent: new Decimal(par(365)).minus(par(180)).toFixed(1),
    };
  },
  "bsp-microfinance-oriented-banks-2007": ({ inputs }) =>
    Object.fromEntries(Object.entries(inputs).map(([name, figures]) => [name, quarter(figures)])),
  "rbi-dayend-2021-03-31": rbiDays,
  "rbi-dayend-2021-12-01": rbiDays,
  "ageing-by-loan-versus-by-instalment": ({ inputs }) => {
    const pieces = inputs.overdueInstalmentsPrincipal.map(({ dpd, amount }: Fields) => ({
      daysPastDue: dpd,
      principal: amount,
    }));
    const loanDpd = Math.max(...pieces.map(({ daysPastDue }: Fields) => daysPastDue));
    const book = [loan(inputs.outstandingPrincipal, loanDpd, { overdueInstallments: pieces })];
    const { byLoan, byInstallment } = ageing(book, { bands: [0, 30, 60, 90], byInstallment: true });
    const shown = (bands: readonly { label: string; amount: unknown }[]) =>
      Object.fromEntries(bands.map(({ label, amount }) => [label, twoPlaces(amount)]));
    const [current, ...late] = byLoan.slice(0, 4).map(({ label, balance }) => ({ label, amount: balance }));
    const parts =
      byInstallment?.bands.slice(1, 4).map(({ label, principal }) => ({ label, amount: principal })) ?? [];
    return {
      "byLoan(contaminated)": { current: twoPlaces(current?.amount), ...shown(late) },
      byInstalment: { notDue: twoPlaces(byInstallment?.notDue), ...shown(parts) },
      loanDpd,
    };
  },
  "bsp-refinanced-flag": ({ inputs }) => ({
    refinanced: inputs.cases.map(({ outstandingAtPayoff, daysToNewLoan }: Fields) =>
      isRefinanced(
        { originalPrincipal: inputs.originalPrincipal, outstandingAtPayoff, daysToNewLoan },
        "ph-bsp",
      ),
    ),
  }),
  "collection-rates-one-month": ({ inputs }) => {
    const month = {
      currency: "USD",
      dueInPeriod: inputs.dueFirstTimeInPeriod,
      collectedOnTime: inputs.collectedOnDuesOfPeriodOnTime,
      collectedLate: inputs.collectedOnDuesOfPeriodLateWithinPeriod,
      openingArrears: inputs.arrearsAtStart,
      collectedArrears: inputs.collectedOnOldArrears,
      prepayments: inputs.prepayments,
    } satisfies CollectionPeriod;
    const { rates } = collectionRates([month]);
    return {
      onTimeCollectionRate: tenPlaces(rates["on-time"]),
      "currentCollectionRate(dues of period)": tenPlaces(rates.current),
      "currentRecoveryRate(no prepayments)": tenPlaces(rates["current-recovery"]),
      "currentRecoveryRate(with prepayments)": tenPlaces(rates["current-recovery-with-prepayments"]),
      askedRepaymentRate: tenPlaces(rates.asked),
      "cleanUpRate(old arrears)": tenPlaces(rates["clean-up"]),
    };
  },
  "cumulative-rate-hides-collapse": ({ inputs }) => {
    const months = inputs.monthlyDue.map((due: string, i: number) => ({
      due,
      collected: inputs.monthlyCollected[i],
    }));
    const last = (count?: number): string => tenPlaces(cumulativeCollectionRate(months, count));
    return { cumulativeRate: last(), lastQuarterRate: last(3), lastMonthRate: last(1) };
  },
  "reserve-and-coverage": ({ inputs }) => {
    const { ratios } = portfolioRatios({
      loanLossReserve: inputs.reserve,
      grossLoanPortfolio: inputs.glp,
      portfolioAtRisk30: inputs.par30Amount,
      portfolioAtRisk30WithRestructured: inputs.par30PlusRestructuredAmount,
      provisionExpense: inputs.provisionExpense,
      averageGrossPortfolio: inputs.averageGlp,
    });
    return {
      riskCoverageMicroRate: tenPlaces(ratios["risk-coverage-with-restructured"]),
      "riskCoverageMix(PAR30 only)": tenPlaces(ratios["risk-coverage"]),
      loanLossReserveRatio: tenPlaces(ratios["loan-loss-reserve"]),
      provisionExpenseRatio: tenPlaces(ratios["provision-expense"]),
    };
  },
  "retention-and-dropout-variants": ({ inputs }) => {
    const rates = retentionRates({
      activeAtStart: inputs.activeBorrowersBegin,
      newBorrowers: inputs.newBorrowers,
      activeAtEnd: inputs.activeBorrowersEnd,
      loansFinished: inputs.loansClosedInPeriod,
      repeatLoans: inputs.repeatLoansInPeriod,
    });
    return {
      retentionSeepMix: tenPlaces(rates["retention-seep-mix"]),
      dropoutMcril: tenPlaces(rates["exit-m-cril"]),
      "dropoutAccion(on opening clients)": tenPlaces(rates["exit-accion"]),
      dropouts: Number(rates["exit-accion"].numerator),
      "repeatLoanRatio(loans)": tenPlaces(rates["repeat-loans"]),
    };
  },
  "growth-annualised": ({ inputs }) => {
    const { period, annualized } = growth(inputs.glpBegin, inputs.glpEnd, inputs.months);
    return { periodGrowth: tenPlaces(period), annualised: annualized?.toFixed(10) };
  },
  "concentration-five-borrowers": ({ inputs }) => {
    const { index, normalizedIndex, largest } = concentrationOf(inputs.exposures, [1, 3]);
    const [top1, top3] = largest.map(({ share }) => tenPlaces(share));
    return { hhi: tenPlaces(index), normalisedHhi: tenPlaces(normalizedIndex), top1, top3 };
  },
  "ecl-ifrs9-ie8": ({ inputs }) => {
    const { expectedLoss } = expectedCreditLoss({
      currency: "USD",
      exposures: [inputs.grossCarryingAmount],
      hazards: inputs.pd12Month,
      lossGivenDefault: inputs.lgd,
      effectiveRate: "0",
      periodsPerYear: 1,
      horizon: "12-month",
    });
    return { ecl12Month: expectedLoss.toFixed() };
  },
  "ifrs9-stage-by-dpd": ({ inputs }) => ({
    stage: inputs.dpd.map((daysPastDue: number) =>
      Number(
        impairmentStage({ daysPastDue }, { stage2Days: inputs.stage2After, stage3Days: inputs.stage3After })
          .stage,
      ),
    ),
  }),
  "provision-in-rbi-nbfc-mfi-overdue-wins": rbiInstallments,
  "provision-in-rbi-nbfc-mfi-floor-wins": rbiInstallments,
  "provision-sks-standard-rate-by-par": ({ inputs }) => {
    // Standard loans are up to 56 days late; those over 28 days make the portfolio at risk.
    const told = (percent: string) => {
      const late = new Decimal(inputs.standardAssets).times(percent).div(100);
      const book = [
        loan(new Decimal(inputs.standardAssets).minus(late).toFixed(2), 0),
        loan(late.toFixed(2), 40),
      ];
      return provisions(book, { policy: "in-sks-jlg-policy", riskOverDays: 28 });
    };
    const answers = inputs.parPercents.map(told);
    const at170 = told("1.70");
    return {
      ratePercent: answers.map(({ classes }: ReturnType<typeof told>) =>
        new Decimal(classes[0]?.ratePercent ?? "0").toFixed(2),
      ),
      "provisionAtPar1.70": at170.kind === "found" ? at170.provision.toFixed(2) : "none",
    };
  },
};

/** Not a figure of a portfolio: how days past due are counted from a schedule belongs to servicing. */
const ELSEWHERE = ["mba-versus-ots-delinquency"];

/** What a source printed, where the case says beside it what follows from its inputs. */
const PRINTED = ["published", "publishedOutstandingTotal", "publishedDepositsPercent"];

describe("portfolio figures from outside", () => {
  it("are all read", () => {
    const read = CASES.filter(
      ({ id }) => id in READINGS || id.startsWith("provision-") || ELSEWHERE.includes(id),
    );
    expect(read).toHaveLength(CASES.length);
  });

  it.each(CASES.filter(({ id }) => !ELSEWHERE.includes(id)).map((golden) => [golden.id, golden] as const))(
    "%s",
    (id, golden) => {
      const told = (READINGS[id] ?? provisionCase)(golden);
      const expected = Object.entries(golden.expected).filter(([name]) => !PRINTED.includes(name));
      expect(told).toEqual(Object.fromEntries(expected));
    },
  );
});
