package io.ringledger.local.batches;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringledger.local.demo.Json;
import io.ringledger.vault.domain.BatchNumber;
import io.ringledger.vault.domain.Sha256;
import io.ringledger.vault.domain.content.Cid;
import io.ringledger.vault.domain.merkle.InclusionProof;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Documents that a server gives to everybody; it is not trusted with anything. */
public final class ServedDocuments implements PublishedDocuments {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final URI server;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  public ServedDocuments(URI server) {
    this.server = server;
  }

  @Override
  public byte[] bytes(Cid cid) {
    return get("/api/documents/" + cid);
  }

  /** Without a number, the latest. */
  @Override
  public List<Cid> batches(Optional<BatchNumber> number) {
    JsonNode batch =
        number.isPresent()
            ? json("/api/batches/" + number.get())
            : json("/api/batches?limit=1").path("batches").path(0);
    return Cid.parse(batch.path("document").asText()).stream().toList();
  }

  @Override
  public Optional<InclusionProof> proof(BatchNumber number, String line) {
    JsonNode proof = json("/api/batches/%s/proofs/%s".formatted(number, line)).path("proof");
    List<Sha256> path = new ArrayList<>();
    proof.path("path").forEach(hash -> path.add(new Sha256(hash.asText())));
    return Optional.of(
        new InclusionProof(
            proof.path("leaf_index").asInt(), proof.path("tree_size").asInt(), path));
  }

  private JsonNode json(String path) {
    return Json.parse(new String(get(path), UTF_8));
  }

  private byte[] get(String path) {
    HttpRequest request =
        HttpRequest.newBuilder(server.resolve(path)).timeout(PATIENCE).GET().build();
    try {
      HttpResponse<byte[]> response =
          http.send(request, HttpResponse.BodyHandlers.ofByteArray());
      if (response.statusCode() != 200) {
        throw new Disagreement(
            "%s answers %d to GET %s.".formatted(server, response.statusCode(), path));
      }
      return response.body();
    } catch (IOException e) {
      throw new Disagreement("%s does not answer: %s".formatted(server, e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Disagreement("Interrupted.", e);
    }
  }
}
