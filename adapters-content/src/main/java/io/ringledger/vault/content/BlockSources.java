package io.ringledger.vault.content;

import io.ringledger.shared.application.providers.Asked;
import io.ringledger.shared.application.providers.Providers;
import io.ringledger.shared.application.providers.Reply;
import io.ringledger.vault.application.outbound.ContentStore.Found;
import io.ringledger.vault.domain.content.Cid;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Those who may have documents, asked in turn; whoever keeps failing is left alone for a while. */
final class BlockSources {

  private static final Logger LOG = System.getLogger(BlockSources.class.getName());

  private final Providers<BlockSource> sources;
  private final Duration patience;

  BlockSources(List<BlockSource> sources, Duration patience, InstantSource clock) {
    this.sources = new Providers<>("content-gateways", sources, BlockSource::name, clock);
    this.patience = patience;
  }

  Providers<?> providers() {
    return sources;
  }

  /**
   * What the first has who has anything. Where one could not be asked and the others have nothing,
   * nobody knows.
   */
  Found find(Cid cid) {
    Asked<Optional<byte[]>> asked =
        sources.ask(source -> logged(source, source.read(cid)), 1, patience());
    if (asked.answers().isEmpty()) {
      return new Found.Unavailable(asked.reasons());
    }
    return asked
        .answers()
        .getFirst()
        .<Found>map(Found.Bytes::new)
        .orElseGet(
            () ->
                asked.failures().isEmpty()
                    ? new Found.Missing()
                    : new Found.Unavailable(asked.reasons()));
  }

  private static <T> Reply<T> logged(BlockSource source, Reply<T> reply) {
    if (reply instanceof Reply.Failed<T>(String reason)) {
      LOG.log(Level.WARNING, "content {0} did not answer: {1}", source.name(), reason);
    }
    return reply;
  }

  private BooleanSupplier patience() {
    long start = System.nanoTime();
    long nanos = patience.toNanos();
    return () -> System.nanoTime() - start <= nanos && !Thread.currentThread().isInterrupted();
  }
}
