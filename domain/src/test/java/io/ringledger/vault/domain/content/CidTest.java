package io.ringledger.vault.domain.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of bytes, held against those that the JavaScript library {@code multiformats} 14 gives. */
class CidTest {

  private static final String HELLO = "bafkreibm6jg3ux5qumhcn2b3flc3tyu6dmlb4xa7u5bf44yegnrjhc4yeq";

  static Stream<Arguments> vectors() {
    byte[] ones = new byte[32];
    Arrays.fill(ones, (byte) 255);
    byte[] counted = new byte[256];
    for (int i = 0; i < counted.length; i++) {
      counted[i] = (byte) i;
    }
    byte[] largest = new byte[Document.MAX_BYTES];
    Arrays.fill(largest, (byte) 'a');
    return Stream.of(
        Arguments.of(new byte[0], "bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku"),
        Arguments.of(new byte[1], "bafkreidogqfzz75tpkmjzjke425xqcrmpcib2p5tg44hnbirumdbpl5adu"),
        Arguments.of(bytes("hello"), HELLO),
        Arguments.of(
            bytes("{\"batch\":1}"), "bafkreibqnwithv54b36cuvmx4eigsbos3v5ynqv7dwu2ujst3o4q3r36fq"),
        Arguments.of(
            bytes("München – 拳"), "bafkreib2djg5pxu734btwqbo2gmlogplgn6xldz67hwpd4jxwplepb6pue"),
        Arguments.of(ones, "bafkreifpsyjxmd3smnp33ncklifghq47ckxtb6kqu3xfzfy34georhcake"),
        Arguments.of(counted, "bafkreicav7zotuwysixepl6umshgsz2jofmhqx55dwuhbzyrajtl7fciqa"),
        Arguments.of(largest, "bafkreig5hxpioyr5tjvtktdizfb5dcoitrrwklmulz5334eynsxjdjevee"));
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void theNameIsTheOneThatOthersGive(byte[] bytes, String name) {
    assertThat(Cid.of(bytes).text()).isEqualTo(name);
    assertThat(Cid.parse(name)).contains(Cid.of(bytes));
    assertThat(new Cid(name).verifies(bytes)).isTrue();
  }

  @Test
  void otherBytesDoNotVerify() {
    assertThat(new Cid(HELLO).verifies(bytes("hello "))).isFalse();
    assertThat(new Cid(HELLO).verifies(new byte[0])).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "b",
        // Version 0, other codecs, another hash, other bases: all of the same library.
        "QmRN6wdp1S2A5EtjW9A3M1vKSBuQQGcgvuhoMUoEz4iiT5",
        "bafybeibm6jg3ux5qumhcn2b3flc3tyu6dmlb4xa7u5bf44yegnrjhc4yeq",
        "bafyreibm6jg3ux5qumhcn2b3flc3tyu6dmlb4xa7u5bf44yegnrjhc4yeq",
        "bafkrgqe3ohjcjplc6n4f3fwunlj6upltggn7xqujbsvnvyw764srszz4u4rshq6ztos4chl4plgg4ffyyxnayrtdi5oc4xb2332g645433aeg",
        "zb2rhZfjRh2FHHB2RkHVEvL2vJnCTcu7kwRqgVsf9gpkLgteo",
        "f015512202cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824",
        "BAFKREIBM6JG3UX5QUMHCN2B3FLC3TYU6DMLB4XA7U5BF44YEGNRJHC4YEQ",
        // One character that is none, too few, too many, and bits left over that are not 0.
        "bafkreibm6jg3ux5qumhcn2b3flc3tyu6dmlb4xa7u5bf44yegnrjhc4ye1",
        "bafkreibm6jg3ux5qumhcn2b3flc3tyu6dmlb4xa7u5bf44yegnrjhc4ye",
        "bafkreibm6jg3ux5qumhcn2b3flc3tyu6dmlb4xa7u5bf44yegnrjhc4yeqa",
        "bafkreibm6jg3ux5qumhcn2b3flc3tyu6dmlb4xa7u5bf44yegnrjhc4yer",
        " bafkreibm6jg3ux5qumhcn2b3flc3tyu6dmlb4xa7u5bf44yegnrjhc4ye",
        "bafkreibm6jg3ux5qumhcn2b3flc3tyu6dmlb4xa7u5bf44yegnrjhc4ye="
      })
  void anyOtherFormIsRefused(String text) {
    assertThat(Cid.parse(text)).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> new Cid(text));
  }

  @Test
  void aDocumentHasTheBytesOfItsNameAndNotTooMany() {
    Document hello = Document.of(DocumentKind.BATCH, bytes("hello"));
    assertThat(hello.cid().text()).isEqualTo(HELLO);
    assertThat(hello)
        .isEqualTo(new Document(new Cid(HELLO), DocumentKind.BATCH, bytes("hello")))
        .isNotEqualTo(Document.of(DocumentKind.OUTCOME, bytes("hello")))
        .hasToString("Document[BATCH " + HELLO + ", 5 bytes]");

    for (byte[] wrong :
        new byte[][] {new byte[0], bytes("hello!"), new byte[Document.MAX_BYTES + 1]}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Document(new Cid(HELLO), DocumentKind.BATCH, wrong));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Document.of(DocumentKind.BATCH, new byte[Document.MAX_BYTES + 1]));
  }

  @Test
  void whoeverHasTheBytesCannotChangeTheDocument() {
    byte[] mine = bytes("hello");
    Document document = Document.of(DocumentKind.BATCH, mine);
    mine[0] = 'j';
    document.bytes()[0] = 'j';

    assertThat(document.bytes()).isEqualTo(bytes("hello"));
  }

  @Test
  void kindsAreKnownByTheirText() {
    for (DocumentKind kind : DocumentKind.values()) {
      assertThat(DocumentKind.ofWire(kind.wire())).contains(kind);
    }
    assertThat(DocumentKind.ofWire("poem")).isEmpty();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
