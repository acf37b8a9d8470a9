package io.ringledger.bench.vault;

import com.sun.management.ThreadMXBean;
import io.ringledger.vault.domain.BatchNumber;
import io.ringledger.vault.domain.Sha256;
import io.ringledger.vault.domain.batch.BatchHeader;
import io.ringledger.vault.domain.batch.BatchRecord;
import io.ringledger.vault.domain.merkle.MerkleTree;
import io.ringledger.vault.domain.netting.FlatBatch;
import io.ringledger.vault.domain.netting.Netting;
import io.ringledger.vault.domain.netting.NettingCore;
import io.ringledger.vault.domain.netting.NettingInput;
import io.ringledger.vault.domain.netting.NettingResult;
import io.ringledger.vault.domain.netting.check.NettingOracle;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How long netting takes on one thread, and how that grows: the core on flat arrays, all of it from
 * names to names, and the slow and obvious way with hash maps, in turns. Then record, tree and
 * proofs.
 */
@Command(
    name = "netting",
    description = "Nets batches of growing size, and compares with plain hash maps.")
public final class NettingBench implements Callable<Integer> {

  private static final double GOAL_MILLIS = 250;
  private static final int GOAL_INTENTS = 1_000_000;
  private static final long WARM_UP_NANOS = 3_000_000_000L;
  private static final long SEED = 2026;

  private final PrintStream out = System.out;
  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** What has been computed, so that none of it can be left out. */
  private long kept;

  @Option(
      names = "--intents",
      split = ",",
      defaultValue = "1000,10000,100000,1000000,10000000",
      description = "sizes of batches (${DEFAULT-VALUE})")
  private List<Integer> sizes = List.of();

  @Option(
      names = "--rounds",
      defaultValue = "11",
      description = "rounds of each, of which the median counts (${DEFAULT-VALUE})")
  private int rounds = 11;

  @Option(
      names = "--most-named",
      defaultValue = "1000000",
      description = "the largest batch that is also netted with names (${DEFAULT-VALUE})")
  private int mostNamed = 1_000_000;

  @Override
  public Integer call() {
    warmUp();
    out.println(
        "Valid random chains, ten intents to an item and to a wallet, one thread; medians.");
    out.println(
        "   intents     core ms   ns/intent  bytes/intent   with names ms   hash maps ms   ratio core   ratio all");
    double goal = 0;
    for (int size : sizes) {
      double core = measure(size);
      if (size == GOAL_INTENTS) {
        goal = core;
      }
    }
    out.println();
    proofs();
    if (goal > 0) {
      out.printf(
          Locale.ROOT,
          "%nA million intents in the core: %.0f ms; the goal is less than %.0f ms: %s.%n",
          goal,
          GOAL_MILLIS,
          goal < GOAL_MILLIS ? "reached" : "missed");
    }
    return kept == Long.MIN_VALUE ? 1 : 0;
  }

  private void warmUp() {
    Chains chains = Chains.drawn(20_000, SEED);
    FlatBatch flat = chains.flat();
    NettingInput named = chains.named();
    NettingCore core = new NettingCore();
    long began = System.nanoTime();
    while (System.nanoTime() - began < WARM_UP_NANOS) {
      core.run(flat);
      kept += core.delta(0) + Netting.net(named).appliedCount();
      kept += NettingOracle.net(named).outcomes().size();
    }
  }

  private double measure(int size) {
    Chains chains = Chains.drawn(size, SEED);
    FlatBatch flat = chains.flat();
    NettingCore core = new NettingCore();
    core.run(flat);
    List<Double> cores = new ArrayList<>();
    long allocated = Long.MAX_VALUE;
    for (int round = 0; round < rounds; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      cores.add(millis(() -> core.run(flat)));
      allocated = Math.min(allocated, threads.getCurrentThreadAllocatedBytes() - before);
      kept += core.delta(0);
    }
    double median = median(cores);
    String line =
        String.format(
            Locale.ROOT,
            "%,10d  %10.2f  %10.1f  %12.4f",
            size,
            median,
            median * 1e6 / size,
            (double) allocated / size);
    out.println(size <= mostNamed ? line + named(chains, median) : line);
    return median;
  }

  private String named(Chains chains, double core) {
    NettingInput input = chains.named();
    List<Double> whole = new ArrayList<>();
    List<Double> oracle = new ArrayList<>();
    for (int round = 0; round < Math.max(3, rounds / 3); round++) {
      whole.add(millis(() -> kept += Netting.net(input).appliedCount()));
      oracle.add(millis(() -> kept += NettingOracle.net(input).outcomes().size()));
    }
    return String.format(
        Locale.ROOT,
        "  %14.2f  %13.2f  %11.1f  %10.1f",
        median(whole),
        median(oracle),
        median(oracle) / core,
        median(oracle) / median(whole));
  }

  private void proofs() {
    NettingInput input = Chains.drawn(100_000, SEED).named();
    NettingResult result = Netting.net(input);
    BatchHeader header = new BatchHeader(BatchNumber.FIRST, Instant.EPOCH, Sha256.ZERO);
    BatchRecord record = BatchRecord.of(header, input.fees(), result);
    List<Double> hashes = new ArrayList<>();
    List<Double> trees = new ArrayList<>();
    List<Double> proofs = new ArrayList<>();
    MerkleTree tree = record.tree();
    for (int round = 0; round < rounds; round++) {
      hashes.add(millis(() -> kept += record.hash().hashCode()));
      trees.add(millis(() -> kept += record.tree().size()));
      proofs.add(
          millis(
              () -> {
                for (int leaf = 0; leaf < tree.size(); leaf++) {
                  kept += tree.proof(leaf).path().size();
                }
              }));
    }
    out.printf(
        Locale.ROOT,
        "100,000 intents, %,d leaves: record with its hash %.1f ms, the tree %.1f ms, a proof %.1f µs (%,.0f/s)%n",
        tree.size(),
        median(hashes),
        median(trees),
        median(proofs) * 1e3 / tree.size(),
        tree.size() / median(proofs) * 1e3);
  }

  private static double millis(Runnable work) {
    long began = System.nanoTime();
    work.run();
    return (System.nanoTime() - began) / 1e6;
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }
}
