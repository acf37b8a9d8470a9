package io.ringledger.vault.content;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ringledger.shared.http.Exchange;
import io.ringledger.vault.application.outbound.ContentStore.Kept;
import io.ringledger.vault.domain.content.Document;
import java.io.IOException;

/**
 * What stores answer in JSON, of which one member counts: the name that they know a document by.
 */
final class Answers {

  private static final int MAX_DEPTH = 20;

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Answers() {}

  /** A document is stored where the store says so under the same name. */
  static Kept kept(Exchange exchange, String nameAt, Document document) {
    return switch (exchange) {
      case Exchange.Failed(String reason, _) -> new Kept.Unavailable(reason);
      case Exchange.Answered(int status, byte[] body) when status == 200 || status == 201 ->
          text(body, nameAt).equals(document.cid().text())
              ? new Kept.Stored()
              : new Kept.Unavailable("it does not know the document by its name");
      case Exchange.Answered(int status, _) when status == 401 || status == 403 ->
          new Kept.Unavailable("HTTP " + status + ": it refuses our key");
      case Exchange.Answered(int status, _) -> new Kept.Unavailable("HTTP " + status);
    };
  }

  /** The text at that place; an empty one where there is none, or the answer is no JSON. */
  static String text(byte[] body, String at) {
    try {
      JsonNode answer = JSON.readTree(body);
      return answer == null ? "" : answer.at(at).asText("");
    } catch (IOException _) {
      return "";
    }
  }
}
