package io.ringledger.xamansandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringledger.xamansandbox.platform.ApiException;
import io.ringledger.xamansandbox.platform.Payload;
import io.ringledger.xamansandbox.platform.Payloads;
import java.time.InstantSource;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PayloadProperties {
  private final Payloads payloads =
      new Payloads(InstantSource.fixed(Scene.START), UUID::randomUUID);

  @Provide
  Arbitrary<JsonNode> bodies() {
    Arbitrary<String> values =
        Arbitraries.of(
            "null",
            "true",
            "7",
            "-1",
            "1e99",
            "'text'",
            "''",
            "[]",
            "{}",
            "[[]]",
            "{'a':{}}",
            "['rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh']",
            "{'TransactionType':'Payment'}",
            "{'TransactionType':[]}",
            "{'app':7}",
            "{'app':'https://a.example'}",
            "'00'");
    Arbitrary<String> fields =
        Arbitraries.of(
            "txjson", "txblob", "options", "custom_meta", "user_token", "expire", "signers");
    Arbitrary<String> inner =
        Arbitraries.of(
            "submit",
            "multisign",
            "expire",
            "signers",
            "force_network",
            "return_url",
            "identifier",
            "blob",
            "instruction");
    Arbitrary<String> object = Combinators.combine(inner, values).as("{'%s':%s}"::formatted);
    Arbitrary<String> value = Arbitraries.oneOf(values, object);
    return Combinators.combine(fields, value, fields, value)
        .as(
            (first, one, second, two) -> {
              ObjectNode body = Client.JSON.createObjectNode();
              body.set("txjson", Client.quoted("{'TransactionType':'SignIn'}"));
              body.set(first, Client.json(one.replace('\'', '"')));
              body.set(second, Client.json(two.replace('\'', '"')));
              return body;
            });
  }

  @Property
  void whatever_is_posted_becomes_a_payload_or_is_refused(@ForAll("bodies") JsonNode body) {
    try {
      Payload payload = payloads.create(body);
      assertThat(payloads.find(payload.id())).contains(payload);
      assertThat(payload.isExpired(Scene.START)).isFalse();
    } catch (ApiException e) {
      assertThat(e.status()).isBetween(400, 499);
    }
  }

  @Provide
  Arbitrary<String> blobs() {
    return Arbitraries.strings().withChars("0123456789ABCDEF").ofMaxLength(80);
  }

  @Property
  void whatever_blob_is_posted_becomes_a_payload_or_is_refused(@ForAll("blobs") String blob) {
    try {
      payloads.create(Client.JSON.createObjectNode().put("txblob", blob));
    } catch (ApiException e) {
      assertThat(e.code()).isEqualTo(602);
    }
  }
}
