package io.ringledger.vault.rest.batches;

import io.ringledger.shared.application.Page;
import io.ringledger.vault.application.outbound.BatchBook.Batch;
import io.ringledger.vault.domain.BatchNumber;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some batches, the latest first, and how to ask for the following ones. */
public record BatchPageResponse(List<BatchResponse> batches, @Nullable String nextCursor) {

  static BatchPageResponse of(Page<Batch, BatchNumber> page) {
    return new BatchPageResponse(
        page.items().stream().map(BatchResponse::of).toList(),
        page.next().map(BatchNumber::toString).orElse(null));
  }
}
