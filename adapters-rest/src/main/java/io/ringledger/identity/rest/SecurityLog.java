package io.ringledger.identity.rest;

import io.ringledger.identity.domain.EmailAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jboss.logging.Logger;

/**
 * One line for each attempt to log in or to register, whatever came of it. An account is named by
 * the first 16 digits of the SHA-256 of its email address, so that the lines of one account can be
 * found and the log holds no address book.
 */
final class SecurityLog {

  private static final Logger LOG = Logger.getLogger("io.ringledger.security");
  private static final int DIGEST_BYTES = 8;

  private SecurityLog() {}

  static void note(String event, String outcome, EmailAddress account, String networkAddress) {
    LOG.infof(
        "event=%s outcome=%s account=%s address=%s", event, outcome, mark(account), networkAddress);
  }

  private static String mark(EmailAddress account) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(account.value().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(Arrays.copyOf(digest, DIGEST_BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
