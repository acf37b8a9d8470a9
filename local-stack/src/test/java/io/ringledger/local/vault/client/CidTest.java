package io.ringledger.local.vault.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The client's own names of documents, against those of the vault. */
class CidTest {

  @ParameterizedTest
  @ValueSource(strings = {"{}", "hello world", "{\"format\":\"ringledger.batch.v1\"}"})
  void documentsAreNamedAsTheVaultNamesThem(String document) {
    byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
    assertThat(Cid.of(bytes))
        .isEqualTo(io.ringledger.vault.domain.content.Cid.of(bytes).text());
  }
}
