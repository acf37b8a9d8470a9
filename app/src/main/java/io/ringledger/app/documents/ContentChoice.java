package io.ringledger.app.documents;

import io.ringledger.app.Addresses;
import io.ringledger.app.documents.ContentConfig.Store;
import io.ringledger.vault.content.ContentSettings;
import io.ringledger.vault.content.FolderContentStore;
import io.ringledger.vault.content.KuboContentStore;
import io.ringledger.vault.content.PinataContentStore;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which store the settings choose, and what is wrong with the choice. */
public final class ContentChoice {

  private static final Duration SHORTEST = Duration.ofSeconds(1);

  private ContentChoice() {}

  /** The store outside of the database; none where the database is all there is. */
  static Optional<OutsideStore> of(ContentConfig content, InstantSource clock) {
    return switch (content.store()) {
      case DATABASE -> Optional.empty();
      case FOLDER ->
          Optional.of(
              OutsideStore.of(
                  new FolderContentStore(Path.of(content.folder().orElse("").strip()))));
      case KUBO -> {
        KuboContentStore kubo =
            new KuboContentStore(
                content.kubo().apiUrl().orElseThrow(),
                content.kubo().apiToken(),
                settings(content),
                clock);
        yield Optional.of(new OutsideStore(kubo, Optional.of(kubo.providers()), kubo::close));
      }
      case PINATA -> {
        PinataContentStore pinata =
            new PinataContentStore(
                content.pinata().uploadUrl(),
                content.pinata().jwt().orElse(""),
                settings(content),
                clock);
        yield Optional.of(new OutsideStore(pinata, Optional.of(pinata.providers()), pinata::close));
      }
    };
  }

  private static ContentSettings settings(ContentConfig content) {
    return ContentSettings.of(content.gateways().orElse(List.of()), content.timeout());
  }

  /** What cannot work, each with its variable; without the values, which may be secret. */
  public static List<String> unusable(ContentConfig content) {
    List<String> problems = new ArrayList<>(missing(content));
    if (content.pollEvery().compareTo(SHORTEST) < 0
        || content.lookEvery().compareTo(SHORTEST) < 0
        || content.queueAlert() < 1) {
      problems.add(
          "CONTENT_POLL_EVERY, CONTENT_LOOK_EVERY and CONTENT_QUEUE_ALERT must be at least a second"
              + " and at least 1");
    }
    if (!problems.isEmpty()) {
      return problems;
    }
    try {
      of(content, InstantSource.system()).ifPresent(OutsideStore::close);
    } catch (InvalidPathException _) {
      problems.add("CONTENT_DIR is no path");
    } catch (IllegalArgumentException refused) {
      problems.add(
          "CONTENT_GATEWAYS, CONTENT_TIMEOUT, KUBO_API_URL or PINATA_UPLOAD_URL: "
              + refused.getMessage());
    }
    return problems;
  }

  private static List<String> missing(ContentConfig content) {
    List<String> problems = new ArrayList<>();
    if (content.store() == Store.FOLDER && content.folder().isEmpty()) {
      problems.add("CONTENT_DIR is not set, but CONTENT_STORE is folder");
    }
    if (content.store() == Store.KUBO && content.kubo().apiUrl().isEmpty()) {
      problems.add("KUBO_API_URL is not set, but CONTENT_STORE is kubo");
    }
    if (content.store() == Store.PINATA) {
      if (content.pinata().jwt().filter(PinataContentStore::isKey).isEmpty()) {
        problems.add("PINATA_JWT is not set or no JWT, but CONTENT_STORE is pinata");
      }
      if (content.gateways().isEmpty()) {
        problems.add(
            "CONTENT_GATEWAYS names no gateway to read through, but CONTENT_STORE is pinata");
      }
    }
    return problems;
  }

  /** What is unsafe in production: sending keys, or commanding a node, where others listen. */
  public static List<String> unsafe(ContentConfig content) {
    List<String> problems = new ArrayList<>();
    if (content.store() == Store.FOLDER
        && content.folder().filter(folder -> !folder.strip().startsWith("/")).isPresent()) {
      problems.add(
          "CONTENT_DIR must begin with / in production: it may not depend on where it starts");
    }
    if (content.store() == Store.KUBO
        && content.kubo().apiUrl().filter(url -> !Addresses.isPrivate(url)).isPresent()) {
      problems.add(
          "KUBO_API_URL must begin with https:// in production, or name this machine: whoever is"
              + " on the way commands the node");
    }
    if (content.store() == Store.PINATA && !Addresses.isPrivate(content.pinata().uploadUrl())) {
      problems.add("PINATA_UPLOAD_URL must begin with https:// in production");
    }
    boolean asked = content.store() == Store.KUBO || content.store() == Store.PINATA;
    if (asked
        && content.gateways().orElse(List.of()).stream()
            .anyMatch(url -> !Addresses.isPrivate(url))) {
      problems.add("CONTENT_GATEWAYS must all begin with https:// in production");
    }
    return problems;
  }
}
