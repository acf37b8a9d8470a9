package io.ringledger.vault.rest.index;

import io.ringledger.vault.application.index.outbound.VaultBooks.Report;
import io.ringledger.vault.domain.index.Difference;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the last comparison of the books with the ledger found; without a time where none was. */
public record ReconciliationResponse(
    @Nullable String ranAt,
    @Nullable Long ledgerIndex,
    int differences,
    long differenceDrops,
    List<Found> found) {

  /** One difference. */
  @Schema(name = "BookDifference")
  public record Found(String kind, String subject, long expectedDrops, long foundDrops) {

    static Found of(Difference difference) {
      return new Found(
          difference.kind().wire(),
          difference.subject(),
          difference.expected(),
          difference.found());
    }
  }

  static ReconciliationResponse of(Optional<Report> report) {
    return report
        .map(
            last ->
                new ReconciliationResponse(
                    last.at().toString(),
                    last.ledgerIndex(),
                    last.count(),
                    last.drops(),
                    last.differences().stream().map(Found::of).toList()))
        .orElseGet(() -> new ReconciliationResponse(null, null, 0, 0, List.of()));
  }
}
