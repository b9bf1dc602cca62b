/**
 * What an account is made from.
 */
import type { Day } from "../kernel/date.js";
import type { Schedule } from "../schedule/schedule.js";
import type { LoanEventInput } from "./event/eventSchema.js";
import type { LoanEvent } from "./event/events.js";
import type { Fold } from "./fold.js";
import type { Ledger } from "./ledger/ledger.js";
import type { Servicing } from "./servicingSchema.js";
import { shownFold } from "./shownFold.js";

/** What an account is made from. */
export interface AccountFacts {
  readonly schedule: Schedule;
  readonly asOf: Day;
  /** The events as they were given. */
  readonly events: readonly (LoanEvent | LoanEventInput)[];
  readonly servicing: Servicing;
  /** Whether all of them count by the day that the account shows. */
  readonly isWhole: boolean;
}

/** The inside of an account, for the other files of this stage. */
export class AccountParts {
  #shown: Fold | undefined;

  constructor(
    readonly facts: AccountFacts,
    /** The state that the events left, which nobody changes. */
    readonly kept: Fold,
  ) {}

  /** The same brought to the day of the account. */
  get fold(): Fold {
    this.#shown ??= shownFold(this.kept, this.facts.asOf);
    return this.#shown;
  }

  get ledger(): Ledger {
    return this.fold.ledger;
  }
}
