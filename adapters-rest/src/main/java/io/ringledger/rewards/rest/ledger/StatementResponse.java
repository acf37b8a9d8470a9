package io.ringledger.rewards.rest.ledger;

import io.ringledger.rewards.application.ledger.PointsAccounts.Statement;

/** What was in an account at an instant. */
public record StatementResponse(String accountId, String at, long balance, long entryCount) {

  public static StatementResponse of(Statement statement) {
    return new StatementResponse(
        statement.account().toString(),
        statement.at().toString(),
        statement.standing().balance(),
        statement.standing().entries());
  }
}
