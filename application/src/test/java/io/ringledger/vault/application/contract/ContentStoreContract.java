package io.ringledger.vault.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringledger.vault.application.outbound.ContentStore;
import io.ringledger.vault.application.outbound.ContentStore.Found;
import io.ringledger.vault.application.outbound.ContentStore.Kept;
import io.ringledger.vault.domain.content.Cid;
import io.ringledger.vault.domain.content.Document;
import io.ringledger.vault.domain.content.DocumentKind;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What every store of documents keeps to. */
public abstract class ContentStoreContract {

  /** The store, with whatever the test before has left in it. */
  protected abstract ContentStore store();

  @Test
  void whatIsStoredIsFoundByteForByte() {
    for (byte[] bytes :
        new byte[][] {text("{\"number\":1}"), new byte[] {0}, all(), text("Ümläute – 拳\r\n")}) {
      Document document = Document.of(DocumentKind.BATCH, bytes);

      assertThat(store().store(document)).isEqualTo(new Kept.Stored());
      assertThat(bytesOf(document.cid())).isEqualTo(bytes);
    }
  }

  @Test
  void theLargestDocumentIsKept() {
    byte[] bytes = new byte[Document.MAX_BYTES];
    new Random(7).nextBytes(bytes);
    Document document = Document.of(DocumentKind.INTENTS, bytes);

    assertThat(store().store(document)).isEqualTo(new Kept.Stored());
    assertThat(bytesOf(document.cid())).isEqualTo(bytes);
  }

  @Test
  void storingTheSameAgainIsHarmless() {
    Document document = Document.of(DocumentKind.OUTCOME, text("again"));
    store().store(document);

    assertThat(store().store(document)).isEqualTo(new Kept.Stored());
    assertThat(bytesOf(document.cid())).isEqualTo(text("again"));
  }

  @Test
  void whatNobodyStoredIsMissing() {
    assertThat(store().find(Cid.of(text("nobody stored this")))).isEqualTo(new Found.Missing());
  }

  @Test
  void theStoreHasAName() {
    assertThat(store().name()).matches("[a-z0-9-]{1,40}");
  }

  private byte[] bytesOf(Cid cid) {
    assertThat(store().find(cid)).isInstanceOf(Found.Bytes.class);
    return store().find(cid) instanceof Found.Bytes(byte[] bytes) ? bytes : new byte[0];
  }

  private static byte[] all() {
    byte[] bytes = new byte[256];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }
    return bytes;
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
