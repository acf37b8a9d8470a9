package io.ringledger.bouts.domain;

/** What is known about the transaction of a claim when the bout decides. */
public sealed interface LedgerEvidence {

  /** No ledger was asked; the claim is taken at its word after its fields are checked. */
  record Declared() implements LedgerEvidence {}

  /** The ledger does not know the transaction, which proves nothing yet. */
  record NotFound() implements LedgerEvidence {}

  /** The ledger knows it, but it is in no validated ledger yet. */
  record NotValidated() implements LedgerEvidence {}

  /** The ledger's answer does not agree with itself or with the network it should come from. */
  record Contradictory(String reason) implements LedgerEvidence {}

  /** It is validated, and this is what it did. */
  record Proved(LedgerProof proof) implements LedgerEvidence {}
}
