package io.ringledger.vault.content;

import io.ringledger.shared.application.providers.Providers;
import io.ringledger.shared.http.BoundedHttp;
import io.ringledger.vault.application.outbound.ContentStore;
import io.ringledger.vault.domain.content.Cid;
import io.ringledger.vault.domain.content.Document;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Pinata, which pins what is uploaded to it (version 3 of its API, public network). Documents are
 * looked for through gateways.
 */
public final class PinataContentStore implements ContentStore, AutoCloseable {

  /** Its name in storage and settings. */
  public static final String NAME = "pinata";

  private static final Pattern KEY =
      Pattern.compile("[A-Za-z0-9_-]{4,2000}\\.[A-Za-z0-9_-]{4,4000}\\.[A-Za-z0-9_-]{4,2000}");

  private final URI uploads;
  private final String jwt;
  private final Duration timeout;
  private final BoundedHttp http;
  private final BlockSources sources;

  /**
   * Connects to nothing yet.
   *
   * @param uploads the address that files are uploaded to, without {@code /v3/files}
   * @param jwt the key; never printed
   */
  public PinataContentStore(
      URI uploads, String jwt, ContentSettings settings, InstantSource clock) {
    ContentSettings.checkAddress(uploads, "the address of uploads");
    if (!isKey(jwt)) {
      throw new IllegalArgumentException("the key must be a JWT");
    }
    if (settings.gateways().isEmpty()) {
      throw new IllegalArgumentException("at least one gateway is needed to read through");
    }
    this.uploads = uploads;
    this.jwt = jwt;
    this.timeout = settings.timeout();
    this.http =
        new BoundedHttp(
            settings.connectTimeout(), settings.timeout(), ContentSettings.MAX_ANSWER_BYTES);
    this.sources = new BlockSources(HttpGateway.of(settings, http), settings.patience(), clock);
  }

  /** Whether the text has the form of a key. */
  public static boolean isKey(String text) {
    return KEY.matcher(text).matches();
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Kept store(Document document) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("network", "public");
    fields.put("name", document.kind().wire() + "-" + document.cid() + ".json");
    HttpRequest request =
        Multipart.post(
                HttpRequest.newBuilder(ContentSettings.below(uploads, "/v3/files"))
                    .timeout(timeout)
                    .header("Authorization", "Bearer " + jwt)
                    .header("Accept", "application/json"),
                fields,
                "file",
                document)
            .build();
    return Answers.kept(http.exchange(request), "/data/cid", document);
  }

  @Override
  public Found find(Cid cid) {
    return sources.find(cid);
  }

  /** The gateways, of which those that fail are left alone. */
  public Providers<?> providers() {
    return sources.providers();
  }

  @Override
  public void close() {
    http.close();
  }
}
