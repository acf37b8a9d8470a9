package io.ringledger.vault.domain.signin;

import io.ringledger.vault.domain.WalletAddress;
import io.ringledger.vault.domain.WalletChain;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the lines of a message in their one order; anything else is an illegal argument. */
final class SignInReader {

  static final String URI = "URI: ";
  static final String VERSION = "Version: ";
  static final String CHAIN_ID = "Chain ID: ";
  static final String NONCE = "Nonce: ";
  static final String ISSUED_AT = "Issued At: ";
  static final String EXPIRATION_TIME = "Expiration Time: ";
  static final String NOT_BEFORE = "Not Before: ";
  static final String REQUEST_ID = "Request ID: ";
  static final String RESOURCES = "Resources:";
  static final String RESOURCE = "- ";

  private final String[] lines;
  private int next;

  SignInReader(String text) {
    this.lines = text.split("\n", -1);
  }

  /** What follows the domain in the first line. */
  static String greeting(WalletChain chain) {
    return switch (chain) {
      case SOLANA -> " wants you to sign in with your Solana account:";
      case XRPL -> " wants you to sign in with your XRPL account:";
    };
  }

  SignInMessage read() {
    String greeting = line();
    WalletAddress address =
        WalletAddress.parse(line()).orElseThrow(() -> new IllegalArgumentException("no address"));
    String domain = before(greeting(address.chain()), greeting);
    empty();
    Optional<String> statement = Optional.empty();
    if (!lines[Math.min(next, lines.length - 1)].startsWith(URI)) {
      statement = Optional.of(line());
      empty();
    }
    String uri = field(URI);
    if (!field(VERSION).equals(SignInMessage.VERSION)) {
      throw new IllegalArgumentException("another version");
    }
    SignInMessage message =
        new SignInMessage(
            domain,
            address,
            statement,
            uri,
            field(CHAIN_ID),
            field(NONCE),
            time(field(ISSUED_AT)),
            optional(EXPIRATION_TIME).map(SignInReader::time),
            optional(NOT_BEFORE).map(SignInReader::time),
            optional(REQUEST_ID),
            resources());
    if (next != lines.length) {
      throw new IllegalArgumentException("more lines than there are fields");
    }
    return message;
  }

  private String line() {
    if (next == lines.length) {
      throw new IllegalArgumentException("it ends too early");
    }
    return lines[next++];
  }

  private void empty() {
    if (!line().isEmpty()) {
      throw new IllegalArgumentException("no empty line where there is one");
    }
  }

  private String field(String name) {
    return optional(name).orElseThrow(() -> new IllegalArgumentException("no " + name));
  }

  private Optional<String> optional(String name) {
    return next < lines.length && lines[next].startsWith(name)
        ? Optional.of(line().substring(name.length()))
        : Optional.empty();
  }

  private List<String> resources() {
    List<String> resources = new ArrayList<>();
    if (optional(RESOURCES).isPresent()) {
      for (Optional<String> one = optional(RESOURCE); one.isPresent(); one = optional(RESOURCE)) {
        resources.add(one.get());
      }
      if (resources.isEmpty()) {
        throw new IllegalArgumentException("resources that are none");
      }
    }
    return resources;
  }

  private static String before(String end, String text) {
    if (!text.endsWith(end)) {
      throw new IllegalArgumentException("another greeting");
    }
    return text.substring(0, text.length() - end.length());
  }

  private static SignedTime time(String text) {
    return SignedTime.parse(text).orElseThrow(() -> new IllegalArgumentException("no time"));
  }
}
