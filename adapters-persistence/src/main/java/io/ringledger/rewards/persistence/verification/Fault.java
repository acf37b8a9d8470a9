package io.ringledger.rewards.persistence.verification;

import java.util.Locale;

/** What can be wrong with a ledger. */
public enum Fault {
  /** An entry holds what no entry can. */
  ENTRY_MALFORMED,
  /** An entry's key is not the one of its type, event and account. */
  ENTRY_KEY_WRONG,
  /** An entry's sides are not those of its type. */
  ENTRY_SIDES_WRONG,
  /** A reversal does not undo what it says it undoes. */
  REVERSAL_WRONG,
  /** An entry should have its seal by now. */
  ENTRY_NOT_SEALED,
  /** A chain of seals has a gap. */
  SEAL_MISSING,
  /** A seal's entry is gone. */
  SEALED_ENTRY_MISSING,
  /** An entry is not what it was when it was sealed. */
  SEALED_ENTRY_CHANGED,
  /** A seal does not follow from the seals before it. */
  SEAL_CHAIN_BROKEN,
  /** A file cannot be read as a checkpoint. */
  CHECKPOINT_UNREADABLE,
  /** A checkpoint was not signed with a key that counts. */
  CHECKPOINT_FORGED,
  /** A checkpoint that was made is in no folder, or there is a gap in their numbers. */
  CHECKPOINT_MISSING,
  /** The database does not remember a checkpoint, or remembers another one. */
  CHECKPOINT_NOT_RECORDED,
  /** A checkpoint does not follow the one before it. */
  CHECKPOINT_CHAIN_BROKEN,
  /** Seals that a checkpoint covers are gone. */
  CHECKPOINT_SEALS_MISSING,
  /** Seals that a checkpoint covers are not those that were signed. */
  CHECKPOINT_SEALS_CHANGED,
  /** The audit trail is not what was signed. */
  AUDIT_TRAIL_CHANGED,
  /** There is no account for entries. */
  ACCOUNT_MISSING,
  /** An account's entries are not counted without gaps. */
  ACCOUNT_SEQUENCE_BROKEN,
  /** An account's balance after an entry does not follow from the one before. */
  ACCOUNT_BALANCE_WRONG,
  /** Time runs backwards in an account. */
  ACCOUNT_TIME_BACKWARDS,
  /** An account's sums are not those of its entries. */
  ACCOUNT_SUMS_WRONG,
  /** An account is below zero that must not be. */
  ACCOUNT_OVERDRAWN,
  /** All accounts together are not zero. */
  TRIAL_BALANCE_NOT_ZERO,
  /** Nobody was told of an entry. */
  EVENT_MISSING,
  /** Others were told of an entry more than once. */
  EVENT_REPEATED,
  /** Others were told of an entry that is not there. */
  EVENT_WITHOUT_ENTRY,
  /** Others were told something else than the entry says. */
  EVENT_DIFFERENT;

  /** As it is printed. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
