package io.ringledger.rewards.application.ledger;

import io.ringledger.rewards.domain.ledger.AccountId;
import io.ringledger.shared.application.AuditChain;
import io.ringledger.shared.application.AuditEntry;
import io.ringledger.shared.application.AuditTrail;
import io.ringledger.shared.application.Author;
import io.ringledger.shared.application.Caller;
import io.ringledger.shared.domain.Outcome;
import io.ringledger.shared.domain.Outcome.Rejected;
import io.ringledger.shared.domain.Outcome.Success;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Writes down what was done to an account by hand, and what was refused. */
final class AccountHistory {

  private final AuditTrail trail;
  private final InstantSource clock;

  AccountHistory(AuditTrail trail, InstantSource clock) {
    this.trail = trail;
    this.clock = clock;
  }

  static AuditChain chainOf(AccountId account) {
    return new AuditChain("account:" + account);
  }

  /**
   * Writes an outcome down and answers it. The account is locked by the caller, or new.
   *
   * @param asked what was asked for
   * @param came what came of it, where it succeeded
   */
  <T> Outcome<T> write(
      Caller caller,
      AccountId account,
      String action,
      Map<String, String> asked,
      Outcome<T> outcome,
      Function<T, Map<String, String>> came) {
    Author author = caller.author();
    TreeMap<String, String> details = new TreeMap<>(asked);
    switch (outcome) {
      case Success<T>(var value) -> {
        details.putAll(came.apply(value));
        trail.record(
            AuditEntry.success(chainOf(account), clock.instant(), author, action, details));
      }
      case Rejected<T>(var code, var reason, _) -> {
        details.put("failure_reason", reason);
        trail.record(
            AuditEntry.refusal(chainOf(account), clock.instant(), author, action, code, details));
      }
    }
    return outcome;
  }
}
