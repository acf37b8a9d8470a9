package io.ringledger.vault.domain.intent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The vectors of docs/vault-encodings.md: for each its fields by their names. */
public final class EncodingVectors {

  private static final Path PAGE = Path.of("../docs/vault-encodings.md");
  private static final Pattern BLOCK = Pattern.compile("```vector\n(.*?)```", Pattern.DOTALL);
  private static final Pattern KEY = Pattern.compile("its public key is\n`([0-9a-f]{64})`");

  private EncodingVectors() {}

  /** Returns them in the order of the page. */
  public static List<Map<String, String>> all() {
    List<Map<String, String>> vectors = new ArrayList<>();
    Matcher block = BLOCK.matcher(page());
    while (block.find()) {
      Map<String, String> fields = new LinkedHashMap<>();
      block
          .group(1)
          .lines()
          .forEach(
              line -> {
                String[] parts = line.split(": ", 2);
                fields.put(parts[0], parts[1]);
              });
      vectors.add(fields);
    }
    return vectors;
  }

  /** Returns the public key of all signatures, in hexadecimal digits. */
  public static String publicKey() {
    Matcher key = KEY.matcher(page());
    if (!key.find()) {
      throw new AssertionError("the page names no key");
    }
    return key.group(1);
  }

  private static String page() {
    try {
      return Files.readString(PAGE);
    } catch (IOException e) {
      throw new AssertionError("cannot read " + PAGE, e);
    }
  }
}
