package io.ringledger.bench.shop;

import io.ringledger.local.StackException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Events as Stripe writes and signs them, posted to whoever wants to hear of them. */
interface SignedEvents {

  /** Tells nobody. */
  SignedEvents TO_NOBODY = (_, _) -> {};

  /** Reports what happened, and waits until that was acknowledged. */
  void send(String type, String object);

  /** Tells that address, with that secret. */
  static SignedEvents to(URI webhook, String secret) {
    HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    SecretKeySpec key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    return (type, object) -> {
      long now = Instant.now().getEpochSecond();
      String body = event(type, object, now);
      HttpRequest request =
          HttpRequest.newBuilder(webhook)
              .header("Content-Type", "application/json")
              .header("Stripe-Signature", "t=%d,v1=%s".formatted(now, signature(key, now, body)))
              .POST(BodyPublishers.ofString(body))
              .build();
      try {
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
          throw new StackException(
              "A webhook was answered " + answer.statusCode() + ": " + answer.body());
        }
      } catch (IOException e) {
        throw new StackException("A webhook was not answered: " + e, e);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    };
  }

  /** An event about that object. */
  static String event(String type, String object, long now) {
    return """
        {"id":"evt_%s","object":"event","api_version":"2026-07-29.dahlia","created":%d,\
        "livemode":false,"pending_webhooks":1,"type":"%s","data":{"object":%s}}"""
        .formatted(UUID.randomUUID().toString().replace("-", ""), now, type, object);
  }

  private static String signature(SecretKeySpec key, long now, String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return HexFormat.of()
          .formatHex(mac.doFinal((now + "." + body).getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }
}
