package io.ringledger.local;

import io.ringledger.local.batches.BatchVerification;
import io.ringledger.local.batches.Disagreement;
import io.ringledger.local.batches.FolderDocuments;
import io.ringledger.local.batches.PublishedDocuments;
import io.ringledger.local.batches.ServedDocuments;
import io.ringledger.vault.domain.BatchNumber;
import io.ringledger.vault.wallets.BouncyEd25519Signatures;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Verifies batches of the vault from their published documents alone. */
@Command(
    name = "verify-batch",
    description = "Computes batches again from what is published of them.")
final class VerifyBatchCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "PLACE", description = "Folders and files with documents.")
  private List<Path> places = List.of();

  @Option(names = "--url", paramLabel = "URL", description = "A server that gives them.")
  private @Nullable URI url;

  private Optional<BatchNumber> number = Optional.empty();

  VerifyBatchCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Option(
      names = "--number",
      paramLabel = "N",
      description = "Which batch (default: all in the files, or the server's latest).")
  void setNumber(long value) {
    if (value < 1) {
      throw wrong("--number must be 1 or more, but is %d.".formatted(value));
    }
    number = Optional.of(new BatchNumber(value));
  }

  @Override
  public Integer call() {
    PublishedDocuments documents = documents();
    try {
      new BatchVerification(documents, new BouncyEd25519Signatures(), terminal::say).run(number);
    } catch (Disagreement e) {
      terminal.complain(Optional.ofNullable(e.getMessage()).orElse("Something disagrees."));
      return 1;
    }
    terminal.say(
        "Everything agrees. Whether the ledger has the same hash is for the anchor there to say.");
    return 0;
  }

  private PublishedDocuments documents() {
    if ((url == null) == places.isEmpty()) {
      throw wrong("Name folders or files with documents, or a server with --url.");
    }
    if (url != null) {
      if (!"http".equals(url.getScheme()) && !"https".equals(url.getScheme())) {
        throw wrong("--url must begin with https:// or http://.");
      }
      return new ServedDocuments(url);
    }
    for (Path place : places) {
      if (!Files.exists(place)) {
        throw wrong("There is no %s.".formatted(place));
      }
    }
    try {
      return new FolderDocuments(places);
    } catch (UncheckedIOException e) {
      throw new StackException("The files cannot be read: " + e.getMessage());
    }
  }

  private ParameterException wrong(String sentence) {
    return new ParameterException(Optional.ofNullable(spec).orElseThrow().commandLine(), sentence);
  }
}
