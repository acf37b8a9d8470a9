package io.ringledger.shared.xrpl;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.bouts.domain.Fulfillment;
import io.ringledger.sandbox.codec.Conditions;
import io.ringledger.sandbox.codec.MalformedTransactionException;
import io.ringledger.sandbox.codec.Transaction;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Whatever a node sends is read, or refused as a disagreement, and nothing else comes of it. */
class LedgerInputFuzz {

  @FuzzTest
  void anyBytesAreATransactionOrADisagreement(byte[] blob) {
    try {
      ObjectNode fields = TransactionCodec.decode(blob);
      assertThat(TransactionCodec.encode(fields)).isEqualTo(blob);
    } catch (DisagreementException refused) {
      assertThat(refused.reason()).isNotBlank();
    }
  }

  @FuzzTest
  void anyTextIsMetadataOrADisagreement(byte[] text) {
    try {
      TransactionCodec.decode("meta", new String(text, StandardCharsets.UTF_8));
    } catch (DisagreementException refused) {
      assertThat(refused.reason()).startsWith("meta: ");
    }
  }

  @FuzzTest
  void anyFieldsAreWrittenOrADisagreement(byte[] json) {
    try {
      if (json(json) instanceof ObjectNode fields) {
        TransactionCodec.encode(fields);
        new TransactionSignatures().verify(fields);
      }
    } catch (DisagreementException refused) {
      assertThat(refused.reason()).isNotBlank();
    }
  }

  @FuzzTest
  void anyAnswerIsOneOrADisagreement(byte[] json) {
    try {
      JsonNode result = json(json);
      TransactionAnswer answer = TransactionAnswer.of(result);
      AffectedNodes.of(answer.metadata().orElse(FakeNode.JSON.createObjectNode()));
      TransactionAnswer.merge(answer, answer);
    } catch (DisagreementException refused) {
      assertThat(refused.reason()).isNotBlank();
    }
  }

  /** Three readers of crypto-conditions: the proof's, the business', and the simulated ledger's. */
  @FuzzTest
  void anyFulfillmentOpensItsConditionOrDoesNot(byte[] both) {
    String[] parts = new String(both, StandardCharsets.ISO_8859_1).split(" ", 2);
    String fulfillment = parts[0];
    String condition = parts.length == 2 ? parts[1] : "";
    boolean opens = Preimages.opens(fulfillment, condition);
    if (Conditions.fulfills(fulfillment, condition)) {
      assertThat(opens).isTrue();
    }
    Fulfillment.parse(fulfillment)
        .ifPresent(known -> assertThat(known.hex()).isEqualToIgnoringCase(fulfillment));
  }

  @FuzzTest
  void anyBytesAreATransactionOfTheSimulatedLedgerOrMalformed(byte[] blob) {
    try {
      Transaction.readSigned(HexFormat.of().withUpperCase().formatHex(blob));
    } catch (MalformedTransactionException refused) {
      assertThat(refused).hasMessageNotContaining("null");
    }
  }

  private static JsonNode json(byte[] text) {
    try {
      return FakeNode.JSON.readTree(new String(text, StandardCharsets.UTF_8));
    } catch (JsonProcessingException noJson) {
      return FakeNode.JSON.missingNode();
    }
  }
}
