package io.ringledger.local.batches;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringledger.local.demo.Json;
import io.ringledger.local.demo.PlayException;
import io.ringledger.vault.domain.BatchNumber;
import io.ringledger.vault.domain.content.Cid;
import io.ringledger.vault.domain.content.Document;
import io.ringledger.vault.domain.publication.BatchDocuments;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Documents in files, whatever those are called: their bytes say what they are. */
public final class FolderDocuments implements PublishedDocuments {

  private final Map<Cid, byte[]> documents = new HashMap<>();

  /** Reads all files of these folders, and these files; larger ones are no documents. */
  public FolderDocuments(List<Path> places) {
    for (Path place : places) {
      try (Stream<Path> files = Files.walk(place)) {
        files
            .filter(Files::isRegularFile)
            .sorted(Comparator.naturalOrder())
            .forEach(this::read);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void read(Path file) {
    try {
      if (Files.size(file) <= Document.MAX_BYTES) {
        byte[] bytes = Files.readAllBytes(file);
        documents.put(Cid.of(bytes), bytes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public byte[] bytes(Cid cid) {
    return Optional.ofNullable(documents.get(cid))
        .orElseThrow(() -> new Disagreement("No file has the document %s.".formatted(cid)));
  }

  @Override
  public List<Cid> batches(Optional<BatchNumber> number) {
    Map<Long, List<Cid>> found = new TreeMap<>();
    documents.forEach(
        (cid, bytes) ->
            numberOf(bytes)
                .filter(of -> number.isEmpty() || number.get().value() == of)
                .ifPresent(of -> found.computeIfAbsent(of, _ -> new ArrayList<>()).add(cid)));
    found.forEach(
        (of, names) -> {
          if (names.size() > 1) {
            throw new Disagreement("There are two documents of batch %d.".formatted(of));
          }
        });
    return found.values().stream().flatMap(List::stream).toList();
  }

  private static Optional<Long> numberOf(byte[] bytes) {
    try {
      JsonNode json = Json.parse(new String(bytes, UTF_8));
      boolean isBatch = json.path("format").asText().equals(BatchDocuments.FORMAT);
      return isBatch ? Optional.of(json.path("number").asLong()) : Optional.empty();
    } catch (PlayException _) {
      return Optional.empty();
    }
  }
}
