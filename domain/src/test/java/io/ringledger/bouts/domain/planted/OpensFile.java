package io.ringledger.bouts.domain.planted;

import java.nio.file.Path;

/** Looks outside. */
public final class OpensFile {

  public Path path() {
    return Path.of("outside");
  }
}
