package io.ringledger.vault.domain.signin;

import io.ringledger.vault.domain.WalletChain;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** Messages and signatures that other people's libraries made. */
public final class SignInVectors {

  /** When the messages were issued. */
  public static final Instant ISSUED = Instant.parse("2026-11-23T10:00:00Z");

  /** The site that the short messages were made for. */
  public static final SignInRules RULES =
      new SignInRules(
          "vault.example",
          "https://vault.example/api",
          Map.of(WalletChain.SOLANA, "mainnet", WalletChain.XRPL, "0"));

  private static final Properties VECTORS = load();

  private SignInVectors() {}

  /** Returns the vector of that name. */
  public static String get(String name) {
    return Optional.ofNullable(VECTORS.getProperty(name)).orElseThrow();
  }

  /** Returns the message of that name. */
  public static SignInMessage message(String name) {
    return SignInMessage.parse(get(name)).orElseThrow();
  }

  private static Properties load() {
    Properties vectors = new Properties();
    try (Reader file =
        new InputStreamReader(
            SignInVectors.class.getResourceAsStream("sign-in-vectors.properties"),
            StandardCharsets.UTF_8)) {
      vectors.load(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return vectors;
  }
}
