package io.ringledger.bench;

import io.ringledger.bench.shop.ShopBench;
import io.ringledger.bench.vault.IntentsBench;
import io.ringledger.bench.vault.NettingBench;
import io.ringledger.bench.vault.SignaturesBench;
import io.ringledger.local.LibraryLogs;
import io.ringledger.local.StackException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line behind {@code ./ringledger bench}. */
@Command(
    name = "bench",
    description = "Compares two things in one run and prints a ratio.",
    subcommands = {
      ConfirmBench.class,
      RewardsBench.class,
      ShopBench.class,
      StartBench.class,
      NettingBench.class,
      IntentsBench.class,
      SignaturesBench.class
    })
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    LibraryLogs.quieten();
    CommandLine line = new CommandLine(new Main());
    line.setExecutionExceptionHandler(
        (e, _, _) -> {
          System.err.println(e instanceof StackException known ? known.sentence() : e.toString());
          return 1;
        });
    System.exit(line.execute(arguments));
  }
}
