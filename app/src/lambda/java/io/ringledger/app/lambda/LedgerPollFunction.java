package io.ringledger.app.lambda;

import io.ringledger.shared.application.RequestId;
import io.ringledger.vault.application.index.LedgerFollowing;
import io.ringledger.vault.application.index.LedgerFollowing.Pass;
import java.util.Map;

/**
 * Reads on in the ledger from the durable cursor. A function cannot hold a WebSocket open; it can
 * poll.
 */
public final class LedgerPollFunction extends VaultFunction {

  /** So that one invocation ends well within its time, whatever there is to read. */
  private static final int PASSES = 20;

  @Override
  Map<String, Object> pass(RequestId run) {
    int events = 0;
    Pass last = new Pass.Silent("nothing was read");
    for (int i = 0; i < PASSES; i++) {
      last = the(LedgerFollowing.class).follow(run);
      if (!(last instanceof Pass.More(long _, int more))) {
        break;
      }
      events += more;
    }
    return switch (last) {
      case Pass.UpToDate(long ledger, int more) ->
          Map.of("up_to_date", true, "ledger_index", ledger, "events", events + more);
      case Pass.More(long ledger, int _) ->
          Map.of("up_to_date", false, "ledger_index", ledger, "events", events);
      case Pass.Silent(String reason) ->
          Map.of("up_to_date", false, "reason", reason, "events", events);
    };
  }
}
