package io.ringledger.vault.persistence.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.ringledger.shared.application.UnitOfWork;
import io.ringledger.shared.persistence.EmbeddedDatabase;
import io.ringledger.shared.persistence.EmbeddedDatabaseResource;
import io.ringledger.shared.persistence.Sql;
import io.ringledger.vault.application.contract.DocumentsContract;
import io.ringledger.vault.application.outbound.Documents;
import io.ringledger.vault.domain.content.Cid;
import io.ringledger.vault.domain.content.Document;
import io.ringledger.vault.domain.content.DocumentKind;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(EmbeddedDatabaseResource.class)
class JdbcDocumentsTest extends DocumentsContract {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @Inject Documents documents;
  @Inject UnitOfWork unitOfWork;
  EmbeddedDatabase database;

  @BeforeEach
  void empty() throws SQLException {
    try (Connection owner = database.connectAsOwner()) {
      for (String table : List.of("content_pins", "content_documents")) {
        Sql.run(
            owner,
            "alter table %1$s disable trigger user; delete from %1$s; alter table %1$s enable always trigger %2$s"
                .formatted(
                    table,
                    table.equals("content_pins")
                        ? "content_pins_stay"
                        : "content_documents_never_change"));
      }
    }
  }

  @Override
  protected Documents documents() {
    return documents;
  }

  @Override
  protected UnitOfWork unitOfWork() {
    return unitOfWork;
  }

  @Test
  void theDatabaseNamesBytesAsWeDo() throws SQLException {
    byte[] counted = new byte[256];
    for (int i = 0; i < counted.length; i++) {
      counted[i] = (byte) i;
    }
    try (Connection application = database.connectAsApplication()) {
      for (byte[] bytes : new byte[][] {new byte[1], counted, new byte[Document.MAX_BYTES]}) {
        assertThat(
                Sql.column(
                    application,
                    "select content_cid('\\x%s')".formatted(HexFormat.of().formatHex(bytes))))
            .containsExactly(Cid.of(bytes).text());
      }
    }
  }

  @Test
  void theFiguresSayWhatWaitsAndSinceWhen() throws SQLException {
    unitOfWork.run(
        () -> {
          publish("first", false, NOON.plusSeconds(5));
          publish("second", false, NOON);
          publish("third", true, NOON);
          documents.failed(
              documents.claimQueued("kubo", NOON, NOON.plusSeconds(9)).orElseThrow(),
              "down",
              NOON.plusSeconds(99));
        });

    try (Connection application = database.connectAsApplication()) {
      DocumentFigures figures = DocumentFigures.read(application);
      assertThat(figures).isEqualTo(new DocumentFigures(1, 1, Optional.of(NOON)));
      assertThat(figures.waiting()).isEqualTo(2);
    }
  }

  private void publish(String text, boolean kept, Instant now) {
    Document document = Document.of(DocumentKind.BATCH, text.getBytes(StandardCharsets.UTF_8));
    documents.add(document, now);
    documents.pin(document.cid(), "kubo", kept, now);
  }
}
