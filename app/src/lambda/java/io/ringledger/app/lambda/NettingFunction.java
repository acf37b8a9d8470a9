package io.ringledger.app.lambda;

import io.ringledger.shared.application.Author;
import io.ringledger.shared.application.RequestId;
import io.ringledger.shared.domain.Outcome.Rejected;
import io.ringledger.shared.domain.Outcome.Success;
import io.ringledger.vault.application.batches.NettingRun;
import io.ringledger.vault.application.batches.NettingRun.Report;
import io.ringledger.vault.domain.BatchNumber;
import java.util.Map;

/** Cuts the next batch, where there are intents enough. Several at once cut one. */
public final class NettingFunction extends VaultFunction {

  @Override
  Map<String, Object> pass(RequestId run) {
    return switch (the(NettingRun.class).run(new Author("netting", "system", run))) {
      case Success<Report>(var report) ->
          Map.of(
              "batch", report.batch().map(BatchNumber::value).orElse(0L),
              "looked", report.looked(),
              "applied", report.applied(),
              "rejected", report.rejected(),
              "carried", report.carried());
      case Rejected<Report> refusal ->
          Map.of("code", refusal.code().code(), "detail", refusal.reason());
    };
  }
}
