package io.ringledger.vault.rest.batches;

import io.ringledger.vault.application.batches.NettingRun.Report;
import io.ringledger.vault.domain.BatchNumber;
import org.jspecify.annotations.Nullable;

/** What came of a run. */
public record NettingReportResponse(
    @Nullable Long batch, int looked, int applied, int rejected, int carried) {

  static NettingReportResponse of(Report report) {
    return new NettingReportResponse(
        report.batch().map(BatchNumber::value).orElse(null),
        report.looked(),
        report.applied(),
        report.rejected(),
        report.carried());
  }
}
