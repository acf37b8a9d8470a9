package io.ringledger.vault.content;

import io.ringledger.shared.application.providers.Reply;
import io.ringledger.shared.http.BoundedHttp;
import io.ringledger.shared.http.Exchange;
import io.ringledger.vault.domain.content.Cid;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An IPFS gateway, asked for raw blocks and trusted in nothing. */
record HttpGateway(String name, URI address, Duration timeout, BoundedHttp http)
    implements BlockSource {

  /** The gateways of the settings: {@code gateway 1} and so on. */
  static List<BlockSource> of(ContentSettings settings, BoundedHttp http) {
    List<BlockSource> gateways = new ArrayList<>();
    for (URI address : settings.gateways()) {
      gateways.add(
          new HttpGateway("gateway " + (gateways.size() + 1), address, settings.timeout(), http));
    }
    return gateways;
  }

  @Override
  public Reply<Optional<byte[]>> read(Cid cid) {
    HttpRequest request =
        HttpRequest.newBuilder(ContentSettings.below(address, "/ipfs/" + cid + "?format=raw"))
            .timeout(timeout)
            .header("Accept", "application/vnd.ipld.raw")
            .build();
    return switch (http.exchange(request)) {
      case Exchange.Failed(String reason, _) -> new Reply.Failed<>(reason);
      case Exchange.Answered(int status, byte[] bytes) when status == 200 ->
          BlockSource.checked(cid, bytes);
      case Exchange.Answered(int status, _) when status == 404 || status == 410 ->
          BlockSource.missing();
      case Exchange.Answered(int status, _) -> new Reply.Failed<>("HTTP " + status);
    };
  }

  /** Without the address, whose path may hold a key. */
  @Override
  public String toString() {
    return name;
  }
}
