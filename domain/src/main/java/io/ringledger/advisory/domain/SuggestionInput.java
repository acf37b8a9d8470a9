package io.ringledger.advisory.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * All that a provider gets to see.
 *
 * @param instruction what the admin wishes, 1 to {@value #MAX_INSTRUCTION_LENGTH} characters
 */
public record SuggestionInput(ContentText text, Optional<String> instruction) {

  public static final int MAX_INSTRUCTION_LENGTH = 1_000;

  public SuggestionInput {
    if (instruction.filter(wish -> !isInstruction(wish)).isPresent()) {
      throw new IllegalArgumentException("an instruction is plain text of at most 1000 characters");
    }
  }

  /** Whether a text can be an instruction. */
  public static boolean isInstruction(String text) {
    return PlainText.isText(text, MAX_INSTRUCTION_LENGTH);
  }

  /** SHA-256 of all of it, in lower-case hexadecimal; no two inputs are written the same way. */
  public String hash() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part : List.of(text.title(), text.body(), instruction.orElse(""))) {
        byte[] bytes = part.getBytes(UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
