/**
 * The schema of a provisioning policy, for the shipped ones and for a lender's own.
 */
import * as z from "zod";
import { type DecimalInput, readDecimal } from "../../kernel/decimal.js";
import { kindOf } from "../../kernel/kindOf.js";
import { CONFIDENCES } from "../../rules/confidence.js";
import { DAYS_PAST_DUE } from "../../rules/daysPastDue.js";
import { GENERAL_BASES, PROVISION_BASES } from "../../rules/provisioningPolicy.js";
import { dateField, nameField, report, wholeNumberField } from "../../terms/fields.js";

const MOST_DAYS = 36_525;

/** A share from 0 to 100 percent, kept as plain text. */
const percentField = z
  .custom<DecimalInput>()
  .transform((input, context): string => {
    const value = readDecimal(input);
    if (value?.gte(0) && value.lte(100)) return value.isZero() ? "0" : value.toString();
    const code = input === undefined ? "required" : value === undefined ? "not-a-decimal" : "out-of-range";
    report(context, input, {
      code,
      message: `must be a percentage from 0 to 100, as decimal text; got ${kindOf(input)}`,
    });
    return z.NEVER;
  })
  .meta({ anyOf: [{ type: "string" }, { type: "number", minimum: 0, maximum: 100 }] });

const textField = z.string().min(1).max(2000);
const daysField = wholeNumberField(0, MOST_DAYS);
const percentRecord = z.record(textField, percentField);
const yearly = z.array(percentField).min(1).max(50);

const bandSchema = z.strictObject({
  fromDays: daysField.optional(),
  toDays: daysField.nullable(),
  label: textField,
  ratePercent: percentField.nullable(),
  securedRatePercent: percentRecord.optional(),
});

const policySchema = z.strictObject({
  id: textField,
  title: textField,
  jurisdiction: textField,
  source: textField,
  confidence: z.strictObject({ days: nameField(CONFIDENCES), rates: nameField(CONFIDENCES) }),
  from: dateField.optional(),
  until: dateField.optional(),
  scope: textField.optional(),
  days: nameField(DAYS_PAST_DUE).optional(),
  base: nameField(PROVISION_BASES).optional(),
  eligibleCollateral: z.array(textField).optional(),
  bands: z.array(bandSchema).min(1).max(100),
  general: z.strictObject({ ratePercent: percentField, of: nameField(GENERAL_BASES) }).optional(),
  floor: z.strictObject({ ratePercent: percentField }).optional(),
  firstBandByRisk: z
    .array(z.strictObject({ upToPercent: percentField.nullable(), ratePercent: percentField }))
    .min(1)
    .optional(),
  restructured: z.array(z.strictObject({ times: wholeNumberField(1, 20), atLeast: textField })).optional(),
  byYear: z
    .strictObject({ label: textField, uncovered: yearly, covered: z.record(textField, yearly) })
    .optional(),
  contagion: z.enum(["borrower", "group"]).optional(),
  writeOff: textField.optional(),
  notes: z.array(textField).optional(),
});

type Fields = z.output<typeof policySchema>;
type Wrong = (path: PropertyKey[], message: string) => void;

/** Bands follow each other from day 0 without gap or overlap, and only the last has no end. */
function checkBands(bands: Fields["bands"], wrong: Wrong): void {
  let next = 0;
  bands.forEach(({ fromDays, toDays, label }, i) => {
    const last = i === bands.length - 1;
    if (fromDays !== undefined && fromDays > next)
      wrong(["bands", i, "fromDays"], "leaves a gap after the band before");
    if (fromDays !== undefined && fromDays < next)
      wrong(["bands", i, "fromDays"], "overlaps the band before");
    if (last !== (toDays === null))
      wrong(["bands", i, "toDays"], "must be null in the last band, and only there");
    if (toDays !== null && toDays < next)
      wrong(["bands", i, "toDays"], "must not lie before the band's first day");
    if (bands.findIndex((band) => band.label === label) < i)
      wrong(["bands", i, "label"], "may stand only once");
    next = Math.max(next, (toDays ?? MOST_DAYS) + 1);
  });
}

function checkLabels({ bands, restructured = [], byYear }: Fields, wrong: Wrong): void {
  const known = (label: string): boolean => bands.some((band) => band.label === label);
  restructured.forEach(({ times, atLeast }, i) => {
    if (!known(atLeast)) wrong(["restructured", i, "atLeast"], "must be the label of a band");
    const before = restructured[i - 1];
    if (before !== undefined && before.times >= times) wrong(["restructured", i, "times"], "must rise");
  });
  if (byYear !== undefined && !known(byYear.label)) wrong(["byYear", "label"], "must be the label of a band");
}

function checkSteps(steps: NonNullable<Fields["firstBandByRisk"]>, wrong: Wrong): void {
  steps.forEach(({ upToPercent }, i) => {
    const path = ["firstBandByRisk", i, "upToPercent"];
    const before = steps[i - 1]?.upToPercent;
    if ((i === steps.length - 1) !== (upToPercent === null))
      wrong(path, "must be null in the last step, and only there");
    else if (upToPercent !== null && typeof before === "string" && readDecimal(before)?.gte(upToPercent)) {
      wrong(path, "must rise");
    }
  });
}

function checkPolicy(policy: Fields, wrong: Wrong): void {
  const { bands, firstBandByRisk, from, until, base, general } = policy;
  checkBands(bands, wrong);
  checkLabels(policy, wrong);
  if (firstBandByRisk !== undefined) checkSteps(firstBandByRisk, wrong);
  if (from !== undefined && until !== undefined && until < from) wrong(["until"], "must not lie before from");
  const nets = base === "balance-net-of-collateral" || general?.of === "unsecured-net-of-specific";
  if (nets !== (policy.eligibleCollateral !== undefined)) {
    wrong(["eligibleCollateral"], "must be given where a base is net of collateral, and only there");
  }
}

const checkedSchema = policySchema.superRefine((policy, context) =>
  checkPolicy(policy, (path, message) => report(context, undefined, { code: "conflict", path, message })),
);

/** Reads a policy; the issues are zod's own. */
export function readProvisioningPolicy(raw: unknown) {
  return checkedSchema.safeParse(raw, { reportInput: true });
}

/** The JSON Schema (2020-12) of a provisioning policy of one's own. */
export function provisioningPolicyJsonSchema(): Record<string, unknown> {
  return z.toJSONSchema(policySchema, { io: "input", unrepresentable: "any" }) as Record<string, unknown>;
}
