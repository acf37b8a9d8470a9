package io.ringledger.local.netting;

import io.ringledger.vault.domain.BatchNumber;
import io.ringledger.vault.domain.Sha256;
import io.ringledger.vault.domain.batch.BatchHeader;
import io.ringledger.vault.domain.batch.BatchRecord;
import io.ringledger.vault.domain.netting.Netting;
import io.ringledger.vault.domain.netting.NettingInput;
import io.ringledger.vault.domain.netting.NettingIntent;
import io.ringledger.vault.domain.netting.NettingResult;
import io.ringledger.vault.domain.netting.check.Comparison;
import io.ringledger.vault.domain.netting.check.NettingCases;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.LongStream;

/**
 * Nets drawn batches and holds each result against the oracle, against the invariants, and against
 * the same batch handed in in another order.
 */
public final class NettingCampaign {

  private static final BatchHeader FIRST =
      new BatchHeader(BatchNumber.FIRST, Instant.EPOCH, Sha256.ZERO);
  private static final int REPORTS = 10;

  private final Function<NettingInput, NettingResult> netting;
  private final Consumer<String> say;
  private final LongAdder intents = new LongAdder();
  private final LongAdder applied = new LongAdder();
  private final LongAdder rejected = new LongAdder();
  private final LongAdder carried = new LongAdder();

  /**
   * Makes a campaign.
   *
   * @param netting what is tried
   * @param say where its progress goes
   */
  public NettingCampaign(Function<NettingInput, NettingResult> netting, Consumer<String> say) {
    this.netting = netting;
    this.say = say;
  }

  /** Returns a campaign that tries the netting that is deployed. */
  public static NettingCampaign ofTheRealOne(Consumer<String> say) {
    return new NettingCampaign(Netting::net, say);
  }

  /**
   * Tries that many batches, on all cores.
   *
   * @param seed the seed of the first; the others count on from it
   * @return nothing if all agreed, or else a failing batch that cannot be made smaller
   */
  public Optional<NettingFault> run(long cases, long seed) {
    long started = System.nanoTime();
    AtomicLong done = new AtomicLong();
    long step = Math.max(1, cases / REPORTS);
    Optional<NettingFault> fault =
        LongStream.range(0, cases)
            .parallel()
            .mapToObj(
                number -> {
                  Optional<NettingFault> found = tryOne(seed + number);
                  long count = done.incrementAndGet();
                  if (count % step == 0) {
                    say.accept(progress(count, cases, System.nanoTime() - started));
                  }
                  return found;
                })
            .flatMap(Optional::stream)
            .findAny();
    say.accept(summary(done.get(), System.nanoTime() - started));
    return fault.map(this::shrunk);
  }

  private Optional<NettingFault> tryOne(long seed) {
    NettingInput input = NettingCases.drawn(seed);
    List<String> sentences = faults(input, seed);
    return sentences.isEmpty()
        ? Optional.empty()
        : Optional.of(new NettingFault(seed, input, sentences));
  }

  private List<String> faults(NettingInput input, long seed) {
    try {
      NettingResult result = netting.apply(input);
      count(result);
      List<String> faults = new ArrayList<>(Comparison.differences(input, result));
      faults.addAll(Comparison.violations(input, result));
      NettingInput permuted = NettingCases.permuted(input, seed);
      NettingResult again = netting.apply(permuted);
      if (!again.equals(result) || !hash(permuted, again).equals(hash(input, result))) {
        faults.add("another order of the input gives another result");
      }
      return faults;
    } catch (RuntimeException e) {
      return List.of("netting threw " + e);
    }
  }

  private void count(NettingResult result) {
    intents.add((long) result.appliedCount() + result.rejected().size() + result.carried().size());
    applied.add(result.appliedCount());
    rejected.add(result.rejected().size());
    carried.add(result.carried().size());
  }

  private static Sha256 hash(NettingInput input, NettingResult result) {
    return BatchRecord.of(FIRST, input.fees(), result).hash();
  }

  /** Leaves out intents as long as what is left still fails. */
  private NettingFault shrunk(NettingFault fault) {
    NettingFault smallest = fault;
    boolean isSmaller = true;
    while (isSmaller) {
      isSmaller = false;
      for (NettingIntent intent : smallest.input().intents()) {
        List<NettingIntent> rest = new ArrayList<>(smallest.input().intents());
        rest.remove(intent);
        NettingInput smaller = NettingCases.only(smallest.input(), rest);
        List<String> sentences = faults(smaller, fault.seed());
        if (!sentences.isEmpty()) {
          smallest = new NettingFault(fault.seed(), smaller, sentences);
          isSmaller = true;
          break;
        }
      }
    }
    return smallest;
  }

  private static String progress(long count, long cases, long nanos) {
    return String.format(
        Locale.ROOT, "  %,d of %,d batches, %,.0f a second", count, cases, count / (nanos / 1e9));
  }

  private String summary(long count, long nanos) {
    return String.format(
        Locale.ROOT,
        "%,d batches with %,d intents in %.1f s on %d cores: %,d applied, %,d rejected, %,d carried.",
        count,
        intents.sum(),
        Duration.ofNanos(nanos).toMillis() / 1e3,
        ForkJoinPool.getCommonPoolParallelism() + 1,
        applied.sum(),
        rejected.sum(),
        carried.sum());
  }
}
