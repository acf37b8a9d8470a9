package io.ringledger.local;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Properties;
import java.util.UUID;

/**
 * What only this stack may know. Made once and kept in its data folder, readable by its owner
 * alone: what was encrypted or signed yesterday must still be readable tomorrow.
 *
 * @param databaseSuperuser password of {@code postgres}
 * @param databaseOwner password of the role that migrates
 * @param databaseApplication password of the role the application works with
 * @param tokenKey what access tokens are signed with
 * @param preimageKeys what preimages are encrypted with, version and base64 as the application
 *     takes them
 * @param checkpointKey what checkpoints of the points ledger are signed with
 * @param receiptKey what receipts of the vault are signed with
 * @param authoritySeed of the account that settles batches of the vault
 * @param xamanKey key of the application at the Xaman sandbox
 * @param xamanSecret secret of the application at the Xaman sandbox
 * @param paymentsKey key of the application at the payment sandbox
 * @param paymentsWebhookSecret what the payment sandbox signs its first webhooks with
 */
public record Secrets(
    String databaseSuperuser,
    String databaseOwner,
    String databaseApplication,
    String tokenKey,
    String preimageKeys,
    String checkpointKey,
    String receiptKey,
    String authoritySeed,
    String xamanKey,
    String xamanSecret,
    String paymentsKey,
    String paymentsWebhookSecret) {

  private static final int KEY_BYTES = 32;
  private static final int TOKEN_KEY_BYTES = 48;

  /** Says no secret, so that none ends up in a log. */
  @Override
  public String toString() {
    return "Secrets[...]";
  }

  /** The secrets of that file; what it lacks is made and added. */
  static Secrets keptIn(Path file) {
    try {
      return new Kept(file).read();
    } catch (IOException e) {
      throw new StackException(
          "The secrets in %s cannot be read or written: %s.".formatted(file, e.getMessage()), e);
    }
  }

  private static final class Kept {
    private final Path file;
    private final Properties properties = new Properties();
    private final SecureRandom random = new SecureRandom();
    private boolean changed;

    Kept(Path file) {
      this.file = file;
    }

    Secrets read() throws IOException {
      if (Files.exists(file)) {
        closeToOthers(file);
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
          properties.load(reader);
        }
      }
      Secrets secrets =
          new Secrets(
              known("database.superuser.password", password()),
              known("database.owner.password", password()),
              known("database.app.password", password()),
              known("jwt.secret", text(TOKEN_KEY_BYTES)),
              known("preimage.keys", "1:" + Base64.getEncoder().encodeToString(bytes(KEY_BYTES))),
              known("ledger.checkpoint.key", Base64.getEncoder().encodeToString(bytes(KEY_BYTES))),
              known("vault.receipt.key", Base64.getEncoder().encodeToString(bytes(KEY_BYTES))),
              known("vault.authority.seed", LocalAuthority.newSeed()),
              known("xaman.key", UUID.randomUUID().toString()),
              known("xaman.secret", UUID.randomUUID().toString()),
              known("payments.key", "sk_test_" + hex()),
              known("payments.webhook.secret", "whsec_" + hex()));
      if (changed) {
        write();
      }
      return secrets;
    }

    private String known(String name, String otherwise) {
      String value = properties.getProperty(name);
      if (value == null || value.isBlank()) {
        properties.setProperty(name, otherwise);
        changed = true;
        return otherwise;
      }
      return value;
    }

    /** Written beside and moved into place: whoever looks sees all of it or nothing of it. */
    private void write() throws IOException {
      Path fresh = file.resolveSibling(file.getFileName() + ".new");
      Files.deleteIfExists(fresh);
      Files.createFile(fresh, DataFolder.ownerOnly("rw-------"));
      try (Writer writer = Files.newBufferedWriter(fresh, StandardCharsets.UTF_8)) {
        properties.store(writer, "Secrets of this local stack. Keep them with the data beside.");
      }
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void closeToOthers(Path file) throws IOException {
      if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
      }
    }

    private String password() {
      return text(KEY_BYTES);
    }

    private String text(int length) {
      return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(length));
    }

    private String hex() {
      return HexFormat.of().formatHex(bytes(KEY_BYTES));
    }

    private byte[] bytes(int length) {
      byte[] bytes = new byte[length];
      random.nextBytes(bytes);
      return bytes;
    }
  }
}
