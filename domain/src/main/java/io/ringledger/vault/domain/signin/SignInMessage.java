package io.ringledger.vault.domain.signin;

import io.ringledger.vault.domain.WalletAddress;
import io.ringledger.vault.domain.WalletChain;
import java.time.DateTimeException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A message of the EIP-4361 family, "Sign-In With Solana" or the same text for the XRP Ledger
 * (CAIP-122); specified in docs/vault-encodings.md. Text and message are one to one: what {@link
 * #parse} accepts, {@link #text} writes again letter by letter.
 *
 * @param domain host, with a port where it has one
 * @param address the wallet that signs in
 * @param statement what the wallet agrees to, in a line of printable ASCII
 * @param uri what is signed in to
 * @param chainId as the message has it: with or without the prefix of its ledger
 * @param nonce at least 8 letters and digits
 * @param requestId any word of the client's
 * @param resources further URIs, at most {@value #MOST_RESOURCES}
 */
public record SignInMessage(
    String domain,
    WalletAddress address,
    Optional<String> statement,
    String uri,
    String chainId,
    String nonce,
    SignedTime issuedAt,
    Optional<SignedTime> expirationTime,
    Optional<SignedTime> notBefore,
    Optional<String> requestId,
    List<String> resources) {

  /** No message is longer, in characters. */
  public static final int MAX_LENGTH = 4_096;

  /** No message names more. */
  public static final int MOST_RESOURCES = 10;

  /** The only version there is. */
  static final String VERSION = "1";

  private static final Pattern DOMAIN = Pattern.compile("[A-Za-z0-9.-]{1,253}(:[0-9]{1,5})?");
  private static final Pattern STATEMENT = Pattern.compile("[ -~]{1,1024}");
  private static final Pattern URI = Pattern.compile("[!-~]{1,512}");
  private static final Pattern NONCE = Pattern.compile("[A-Za-z0-9]{8,64}");
  private static final Pattern REQUEST_ID = Pattern.compile("[!-~]{1,128}");

  /** Throws {@link IllegalArgumentException} where a part does not fit into the text. */
  public SignInMessage {
    resources = List.copyOf(resources);
    require(DOMAIN, domain, "domain");
    statement.ifPresent(line -> require(STATEMENT, line, "statement"));
    require(URI, uri, "URI");
    require(NONCE, nonce, "nonce");
    requestId.ifPresent(id -> require(REQUEST_ID, id, "request id"));
    resources.forEach(resource -> require(URI, resource, "resource"));
    if (resources.size() > MOST_RESOURCES) {
      throw new IllegalArgumentException("too many resources");
    }
    if (ChainName.parse(address.chain(), chainId).isEmpty()) {
      throw new IllegalArgumentException("no chain of the address");
    }
  }

  private static void require(Pattern form, String text, String name) {
    if (!form.matcher(text).matches()) {
      throw new IllegalArgumentException("not the form of a " + name);
    }
  }

  /** Returns the message, empty where the text is anything but exactly one. */
  public static Optional<SignInMessage> parse(String text) {
    if (text.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    try {
      SignInMessage message = new SignInReader(text).read();
      // Whatever the reader may have overlooked is not signed for.
      return message.text().equals(text) ? Optional.of(message) : Optional.empty();
    } catch (IllegalArgumentException | DateTimeException notOne) {
      return Optional.empty();
    }
  }

  /** Returns the text that is signed. */
  public String text() {
    StringBuilder text = new StringBuilder(512);
    text.append(domain).append(SignInReader.greeting(address.chain())).append('\n').append(address);
    statement.ifPresent(line -> text.append("\n\n").append(line));
    text.append("\n\n").append(SignInReader.URI).append(uri);
    line(text, SignInReader.VERSION, VERSION);
    line(text, SignInReader.CHAIN_ID, chainId);
    line(text, SignInReader.NONCE, nonce);
    line(text, SignInReader.ISSUED_AT, issuedAt.text());
    expirationTime.ifPresent(time -> line(text, SignInReader.EXPIRATION_TIME, time.text()));
    notBefore.ifPresent(time -> line(text, SignInReader.NOT_BEFORE, time.text()));
    requestId.ifPresent(id -> line(text, SignInReader.REQUEST_ID, id));
    if (!resources.isEmpty()) {
      line(text, SignInReader.RESOURCES, "");
      resources.forEach(resource -> line(text, SignInReader.RESOURCE, resource));
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append('\n').append(name).append(value);
  }

  /** Returns the ledger of the wallet. */
  public WalletChain chain() {
    return address.chain();
  }

  /** Returns the network without its prefix: a cluster of Solana, or the id of an XRP Ledger. */
  public String network() {
    return ChainName.parse(chain(), chainId).orElseThrow();
  }
}
