package io.ringledger.local.following;

import io.ringledger.local.JavaRuntime;
import io.ringledger.local.LocalStack;
import io.ringledger.local.demo.ApiClient;
import io.ringledger.local.demo.UnansweredException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** One more process of the application, on the same database. */
final class Replica implements AutoCloseable {

  private final Process process;
  private final ApiClient api;

  private Replica(Process process, ApiClient api) {
    this.process = process;
    this.api = api;
  }

  /**
   * Starts it, and waits until it serves requests.
   *
   * @param different its settings where they are not those of the stack's own application
   */
  static Replica start(LocalStack stack, Map<String, String> different)
      throws IOException, InterruptedException {
    int port = freePort();
    Path log = stack.data().resolve("logs").resolve("replica-%d.log".formatted(port));
    ProcessBuilder builder =
        new ProcessBuilder(
                JavaRuntime.own().home().resolve("bin").resolve("java").toString(),
                "-jar",
                Scene.APPLICATION.toString())
            .directory(stack.data().toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().putAll(stack.applicationEnvironment());
    builder.environment().putAll(different);
    builder.environment().put("PORT", Integer.toString(port));
    builder.environment().put("MANAGEMENT_PORT", "0");
    Process process = builder.start();
    stack.attach(process::destroyForcibly);
    ApiClient api = new ApiClient(URI.create("http://localhost:" + port));
    Patience.until(
        "the replica to serve requests",
        () -> process.isAlive() && answers(api) ? Optional.of(true) : Optional.empty(),
        () -> "see " + log);
    return new Replica(process, api);
  }

  private static boolean answers(ApiClient api) throws InterruptedException {
    try {
      return api.get("/healthz", Optional.empty()).status() == 200;
    } catch (UnansweredException _) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  ApiClient api() {
    return api;
  }

  /** Ends it the way a power cut would. */
  @Override
  public void close() {
    process.destroyForcibly();
    api.close();
  }
}
