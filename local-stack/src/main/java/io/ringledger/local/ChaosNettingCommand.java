package io.ringledger.local;

import io.ringledger.local.netting.NettingCampaign;
import io.ringledger.local.netting.NettingFault;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Nets drawn batches, most of them mean, and compares with the slow and obvious way. */
@Command(
    name = "netting",
    description = "Compares netting with the slow and obvious way, on batches drawn by lot.")
final class ChaosNettingCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Spec private @Nullable CommandSpec spec;

  private long cases = 1_000_000;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "The seed of the first batch (default: drawn by lot).")
  private @Nullable Long seed;

  ChaosNettingCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Option(names = "--cases", paramLabel = "N", description = "How many batches (default: 1000000).")
  void setCases(long value) {
    if (value < 1) {
      throw new ParameterException(
          Optional.ofNullable(spec).orElseThrow().commandLine(),
          "--cases must be 1 or more, but is %d.".formatted(value));
    }
    cases = value;
  }

  @Override
  public Integer call() {
    long first =
        Optional.ofNullable(seed).orElseGet(() -> ThreadLocalRandom.current().nextLong(1L << 48));
    terminal.say("Netting %,d batches, from seed %d on ...".formatted(cases, first));
    Optional<NettingFault> fault = NettingCampaign.ofTheRealOne(terminal::say).run(cases, first);
    fault.ifPresentOrElse(
        found -> found.lines().forEach(terminal::complain),
        () -> terminal.say("Everything agrees."));
    return fault.isPresent() ? 1 : 0;
  }
}
