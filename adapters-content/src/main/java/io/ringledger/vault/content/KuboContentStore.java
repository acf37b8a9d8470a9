package io.ringledger.vault.content;

import io.ringledger.shared.application.providers.Providers;
import io.ringledger.shared.application.providers.Reply;
import io.ringledger.shared.http.BoundedHttp;
import io.ringledger.shared.http.Exchange;
import io.ringledger.vault.application.outbound.ContentStore;
import io.ringledger.vault.domain.content.Cid;
import io.ringledger.vault.domain.content.Document;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An own IPFS node (Kubo), told over its RPC interface to keep each document as one pinned block.
 * Documents are looked for in the node itself and then through the gateways.
 */
public final class KuboContentStore implements ContentStore, AutoCloseable {

  /** Its name in storage and settings. */
  public static final String NAME = "kubo";

  private final Node node;
  private final BoundedHttp http;
  private final BlockSources sources;

  /**
   * Connects to nothing yet.
   *
   * @param api the address of the node's RPC interface, without {@code /api/v0}
   * @param token sent as bearer; never printed
   */
  public KuboContentStore(
      URI api, Optional<String> token, ContentSettings settings, InstantSource clock) {
    ContentSettings.checkAddress(api, "the node's address");
    this.http =
        new BoundedHttp(
            settings.connectTimeout(), settings.timeout(), ContentSettings.MAX_ANSWER_BYTES);
    this.node = new Node(api, token, settings.timeout(), http);
    List<BlockSource> all = new ArrayList<>(List.of(node));
    all.addAll(HttpGateway.of(settings, http));
    this.sources = new BlockSources(all, settings.patience(), clock);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Kept store(Document document) {
    return node.put(document);
  }

  @Override
  public Found find(Cid cid) {
    return sources.find(cid);
  }

  /** Those who are asked for documents, of which those that fail are left alone. */
  public Providers<?> providers() {
    return sources.providers();
  }

  @Override
  public void close() {
    http.close();
  }

  /** The RPC interface. */
  private record Node(URI api, Optional<String> token, Duration timeout, BoundedHttp http)
      implements BlockSource {

    private static final int INTERNAL_ERROR = 500;

    @Override
    public String name() {
      return "kubo";
    }

    Kept put(Document document) {
      String call = "/api/v0/block/put?cid-codec=raw&mhtype=sha2-256&mhlen=32&pin=true";
      Exchange exchange =
          http.exchange(Multipart.post(request(call), Map.of(), "data", document).build());
      return Answers.kept(exchange, "/Key", document);
    }

    /** Offline, so that the node does not look for it in the whole network. */
    @Override
    public Reply<Optional<byte[]>> read(Cid cid) {
      Exchange exchange =
          http.exchange(
              request("/api/v0/block/get?arg=" + cid + "&offline=true")
                  .POST(BodyPublishers.noBody())
                  .build());
      return switch (exchange) {
        case Exchange.Failed(String reason, _) -> new Reply.Failed<>(reason);
        case Exchange.Answered(int status, byte[] bytes) when status == 200 ->
            BlockSource.checked(cid, bytes);
        case Exchange.Answered(int status, byte[] body)
            when status == INTERNAL_ERROR && isNotFound(body) ->
            BlockSource.missing();
        case Exchange.Answered(int status, _) -> new Reply.Failed<>("HTTP " + status);
      };
    }

    /** Every error of the RPC interface is a 500; which one only its words say. */
    private static boolean isNotFound(byte[] body) {
      String message = Answers.text(body, "/Message");
      return message.contains("not found") || message.contains("could not find");
    }

    private HttpRequest.Builder request(String call) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(ContentSettings.below(api, call)).timeout(timeout);
      token.ifPresent(bearer -> request.header("Authorization", "Bearer " + bearer));
      return request;
    }

    @Override
    public String toString() {
      return name();
    }
  }
}
