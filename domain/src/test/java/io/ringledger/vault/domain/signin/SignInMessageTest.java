package io.ringledger.vault.domain.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ringledger.vault.domain.WalletAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that are messages, and the many that nearly are. */
class SignInMessageTest {

  private static final String FULL = SignInVectors.get("solana.full.text");
  private static final String SHORT = SignInVectors.get("solana.short.text");

  @ParameterizedTest
  @ValueSource(strings = {"solana.full", "solana.short", "solana.none", "xrpl.secp", "xrpl.ed"})
  void whatOtherLibrariesWriteIsReadAndWrittenAgain(String vector) {
    String text = SignInVectors.get(vector + ".text");

    assertThat(SignInMessage.parse(text).orElseThrow().text()).isEqualTo(text);
  }

  @Test
  void everyFieldIsRead() {
    SignInMessage message = SignInMessage.parse(FULL).orElseThrow();

    assertThat(message.domain()).isEqualTo("vault.example:8443");
    assertThat(message.address())
        .isEqualTo(new WalletAddress("J2xccRtuG43drESLYznHhLhQkLTdfepcKYbiQ9BsJVaf"));
    assertThat(message.statement().orElseThrow()).startsWith("Grant session key ea4a");
    assertThat(message.uri()).isEqualTo("https://vault.example:8443/api");
    assertThat(message.chainId()).isEqualTo("solana:mainnet");
    assertThat(message.network()).isEqualTo("mainnet");
    assertThat(message.nonce()).isEqualTo("Abcdef0123456789");
    assertThat(message.issuedAt().instant()).isEqualTo(SignInVectors.ISSUED);
    assertThat(message.expirationTime().orElseThrow().instant())
        .isEqualTo(Instant.parse("2026-11-23T10:05:00Z"));
    assertThat(message.notBefore().orElseThrow().instant())
        .isEqualTo(Instant.parse("2026-11-23T09:59:00Z"));
    assertThat(message.requestId()).contains("req-1");
    assertThat(message.resources()).containsExactly("https://vault.example/terms", "ipfs://bafy");
  }

  @Test
  void anXrplNetworkIsANumberWithOrWithoutItsPrefix() {
    String text = SignInVectors.get("xrpl.ed.text");

    assertThat(SignInVectors.message("xrpl.ed.text").network()).isEqualTo("0");
    assertThat(parse(text.replace("xrpl:0", "21338")).orElseThrow().network()).isEqualTo("21338");
    for (String none : List.of("xrpl:", "00", "4294967296", "mainnet", "solana:0", "XRPL:0")) {
      assertThat(parse(text.replace("xrpl:0", none))).as(none).isEmpty();
    }
    for (String none : List.of("solana:", "Mainnet", "mainnet-beta", "0", "xrpl:mainnet")) {
      assertThat(parse(SHORT.replace("Chain ID: mainnet", "Chain ID: " + none))).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "URI: https://vault.example/api\n",
        "Version: 1\n",
        "Chain ID: mainnet\n",
        "Nonce: Abcdef0123456789\n",
        "\nIssued At: 2026-11-23T10:00:00Z",
        "J2xccRtuG43drESLYznHhLhQkLTdfepcKYbiQ9BsJVaf\n",
        " wants you to sign in with your Solana account:\n",
        "vault.example"
      })
  void whatLacksAPartIsNoMessage(String part) {
    assertThat(SHORT).contains(part);
    assertThat(parse(SHORT.replaceFirst(Pattern.quote(part), ""))).isEmpty();
  }

  @Test
  void fieldsTwiceOrInAnotherOrderAreNoMessage() {
    String[] lines = FULL.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      String[] doubled = new String[lines.length + 1];
      System.arraycopy(lines, 0, doubled, 0, i + 1);
      System.arraycopy(lines, i, doubled, i + 1, lines.length - i);
      boolean isResource = lines[i].startsWith("- ");
      assertThat(parse(String.join("\n", doubled)).isPresent())
          .as("line %d twice: %s", i, lines[i])
          .isEqualTo(isResource);
    }
    for (int i = 0; i + 1 < lines.length; i++) {
      String[] swapped = lines.clone();
      swapped[i] = lines[i + 1];
      swapped[i + 1] = lines[i];
      boolean areResources = lines[i].startsWith("- ") && lines[i + 1].startsWith("- ");
      assertThat(parse(String.join("\n", swapped)).isPresent())
          .as("lines %d and %d swapped", i, i + 1)
          .isEqualTo(areResources);
    }
  }

  @Test
  void otherWhitespaceIsNoMessage() {
    assertThat(parse(SHORT + "\n")).isEmpty();
    assertThat(parse("\n" + SHORT)).isEmpty();
    assertThat(parse(SHORT + " ")).isEmpty();
    assertThat(parse(SHORT.replace("\n", "\r\n"))).isEmpty();
    assertThat(parse(SHORT.replace("\n", "\r"))).isEmpty();
    assertThat(parse(SHORT.replace("Nonce: ", "Nonce:  "))).isEmpty();
    assertThat(parse(SHORT.replace("Nonce: ", "Nonce:"))).isEmpty();
    assertThat(parse(SHORT.replace("Nonce: ", "nonce: "))).isEmpty();
    assertThat(parse(SHORT.replace("vault. This", "vault.\tThis"))).isEmpty();
    assertThat(parse(SHORT.replace("money", "m\u043eney"))).isEmpty();
    assertThat(parse(SHORT.replace("money", "mon\u0000ey"))).isEmpty();
    assertThat(parse(SHORT.replace("\nURI", "\n\nURI"))).isEmpty();
    assertThat(parse("")).isEmpty();
  }

  @Test
  void aGreetingForAnotherLedgerThanTheAddressIsNoMessage() {
    assertThat(parse(SHORT.replace("Solana", "XRPL"))).isEmpty();
    assertThat(parse(SignInVectors.get("xrpl.ed.text").replace("XRPL", "Solana"))).isEmpty();
    assertThat(parse(SHORT.replace("Solana", "Ethereum"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-23 10:00:00Z",
        "2026-11-23T10:00Z",
        "2026-11-23T10:00:00",
        "2026-02-30T10:00:00Z",
        "2026-11-23T10:00:60Z",
        "2026-11-23T24:00:00Z",
        "2026-11-23T10:00:00+19:00",
        "2026-11-23t10:00:00z",
        "2026-11-23T10:00:00.Z",
        "+12026-11-23T10:00:00Z",
        "now"
      })
  void whatIsNoTimeIsNoMessage(String time) {
    assertThat(parse(SHORT.replace("2026-11-23T10:00:00Z", time))).isEmpty();
  }

  @Test
  void aTimeWithAnOffsetIsKeptAsItWasWritten() {
    String text = SHORT.replace("10:00:00Z", "12:00:00.5+02:00");
    SignInMessage message = parse(text).orElseThrow();

    assertThat(message.issuedAt().instant()).isEqualTo(SignInVectors.ISSUED.plusMillis(500));
    assertThat(message.text()).isEqualTo(text);
    assertThat(SignedTime.of(SignInVectors.ISSUED).text()).isEqualTo("2026-11-23T10:00:00Z");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SignedTime("2026-11-23T10:00:00Z", Instant.EPOCH));
  }

  @Test
  void sizesAreLimited() {
    String resource = "\n- https://vault.example/terms";
    String resources = SHORT + "\nResources:" + resource.repeat(SignInMessage.MOST_RESOURCES);
    assertThat(parse(resources)).isPresent();
    assertThat(parse(resources + resource)).isEmpty();
    assertThat(parse(SHORT + "\nResources:")).isEmpty();
    assertThat(parse(SHORT + "\n- https://vault.example/terms")).isEmpty();
    assertThat(parse(SHORT.replace("Abcdef0123456789", "Abcdef0"))).isEmpty();
    assertThat(parse(SHORT.replace("Abcdef0123456789", "Abcdef01"))).isPresent();
    assertThat(parse(SHORT.replace("Abcdef0123456789", "a".repeat(65)))).isEmpty();
    assertThat(parse(SHORT.replace("Abcdef0123456789", "Abcdef-0123"))).isEmpty();
    assertThat(parse(SHORT.replace("Sign in to", "x".repeat(5_000)))).isEmpty();
    assertThat(parse("x".repeat(1_000_000))).isEmpty();
  }

  @Test
  void aStatementThatLooksLikeAFieldIsNoMessage() {
    SignInMessage plain = SignInVectors.message("solana.short.text");
    String text = plain.text().replace(SignInStatement.Plain.TEXT, "URI: https://other.example");

    assertThat(parse(text)).isEmpty();
  }

  private static Optional<SignInMessage> parse(String text) {
    return SignInMessage.parse(text);
  }
}
