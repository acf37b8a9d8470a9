package io.ringledger.xamansandbox.server;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.net.BindException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The port: HTTP and WebSocket. One event loop serves the platform; controls have threads. */
public final class SandboxServer implements AutoCloseable {
  static final int MAX_BODY_BYTES = 100 * 1024;
  private static final long PATIENCE_SECONDS = 30;
  private static final Duration TICK = Duration.ofMillis(250);
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(15);
  private static final String GREETING =
      "Xaman sandbox: a simulator for development and tests, not Xaman."
          + " Its platform API is at "
          + PlatformApi.PATH
          + ", its controls are at "
          + ControlApi.PATH
          + ".\n";

  private static final int MOST_CONTROLS = 1_000;

  private final String host;

  /** A control under way holds one; who stops listening takes all, so that its answer gets out. */
  private final Semaphore controlsUnderWay = new Semaphore(MOST_CONTROLS);

  private final Vertx vertx =
      Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1));
  private int port;
  private @Nullable HttpServer server;
  private @Nullable Parts parts;

  /** What answers, once there is everything. */
  private record Parts(
      PlatformApi platform, FaultPlan faults, ControlApi control, StatusSockets sockets) {}

  /**
   * A server that does not listen yet.
   *
   * @param host the interface to listen on
   * @param port the port, 0 for any free one
   */
  public SandboxServer(String host, int port) {
    this.host = host;
    this.port = port;
  }

  /** Starts to listen; {@code tick} is run a few times a second from then on. */
  void start(
      PlatformApi platform,
      FaultPlan faults,
      ControlApi control,
      StatusSockets sockets,
      Runnable tick) {
    parts = new Parts(platform, faults, control, sockets);
    startListening();
    vertx.setPeriodic(TICK.toMillis(), _ -> tick.run());
    vertx.setPeriodic(KEEP_ALIVE.toMillis(), _ -> sockets.keepAlive());
  }

  /** Returns the port it listens on. */
  public synchronized int port() {
    return port;
  }

  /** Returns where it is found. */
  public URI root() {
    return URI.create("http://" + host + ":" + port() + "/");
  }

  /** Listens again after {@link #stopListening}, on the same port. */
  public synchronized void startListening() {
    if (server != null) {
      return;
    }
    Parts ready = Optional.ofNullable(parts).orElseThrow();
    HttpServerOptions options =
        new HttpServerOptions()
            .setHost(host)
            .setPort(port)
            .setReuseAddress(true)
            .setHttp2ClearTextEnabled(false)
            .setMaxWebSocketFrameSize(MAX_BODY_BYTES)
            .setMaxWebSocketMessageSize(MAX_BODY_BYTES);
    HttpServer fresh =
        vertx
            .createHttpServer(options)
            .requestHandler(request -> readBody(ready, request))
            .webSocketHandler(ready.sockets()::accept)
            .exceptionHandler(_ -> {});
    port = await(fresh.listen()).actualPort();
    server = fresh;
  }

  /** Refuses connections and closes those there are, until it listens again. */
  public synchronized void stopListening() {
    HttpServer current = server;
    if (current != null) {
      server = null;
      controlsUnderWay.acquireUninterruptibly(MOST_CONTROLS);
      try {
        await(current.close());
      } finally {
        controlsUnderWay.release(MOST_CONTROLS);
      }
    }
  }

  private void readBody(Parts ready, HttpServerRequest request) {
    Buffer body = Buffer.buffer();
    request.exceptionHandler(_ -> {});
    request.handler(
        chunk -> {
          if (body.length() + chunk.length() > MAX_BODY_BYTES) {
            request.handler(_ -> {});
            request.endHandler(_ -> {});
            request.response().putHeader("Connection", "close");
            Reply.text(413, "The request is too large.\n").sendTo(request);
          } else {
            body.appendBuffer(chunk);
          }
        });
    request.endHandler(_ -> dispatch(ready, request, body));
  }

  private void dispatch(Parts ready, HttpServerRequest request, Buffer body) {
    String path = decodedPath(request).orElse("");
    if (path.startsWith(PlatformApi.PATH)) {
      platform(
          ready,
          request,
          new PlatformApi.Call(
              request.method().name(),
              path.substring(PlatformApi.PATH.length()),
              Optional.ofNullable(request.getHeader("x-api-key")).orElse(""),
              Optional.ofNullable(request.getHeader("x-api-secret")).orElse(""),
              body));
    } else if (path.startsWith(ControlApi.PATH)) {
      control(ready, request, path.substring(ControlApi.PATH.length()), body);
    } else {
      Reply.text(path.equals("/") ? 200 : 404, GREETING).sendTo(request);
    }
  }

  private void control(Parts ready, HttpServerRequest request, String path, Buffer body) {
    if (!controlsUnderWay.tryAcquire()) {
      request.connection().close();
      return;
    }
    Context context = vertx.getOrCreateContext();
    Thread.startVirtualThread(
        () -> {
          Reply reply = ready.control().answer(request.method().name(), path, body.getBytes());
          context.runOnContext(
              _ -> reply.sendTo(request).onComplete(_ -> controlsUnderWay.release()));
        });
  }

  private void platform(Parts ready, HttpServerRequest request, PlatformApi.Call call) {
    List<Fault> met = ready.faults().decide(call.operation());
    long delay = 0;
    for (Fault fault : met) {
      if (fault instanceof Fault.Slow(Duration late)) {
        delay += late.toMillis();
      }
    }
    Optional<Reply> reply = Misbehaviour.reply(ready.platform(), call, met);
    Runnable end =
        () ->
            reply.ifPresentOrElse(
                answer -> answer.sendTo(request), () -> request.connection().close());
    if (delay == 0) {
      end.run();
    } else {
      vertx.setTimer(delay, _ -> end.run());
    }
  }

  private static Optional<String> decodedPath(HttpServerRequest request) {
    try {
      return Optional.ofNullable(new URI(request.uri()).getPath());
    } catch (URISyntaxException _) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    await(vertx.close());
  }

  private <T> T await(Future<T> future) {
    try {
      return future
          .toCompletionStage()
          .toCompletableFuture()
          .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof BindException) {
        throw new IllegalStateException(
            "Port " + port + " of " + host + " is in use. Choose another one.", e);
      }
      throw new IllegalStateException("The sandbox cannot listen: " + e.getCause(), e);
    } catch (TimeoutException e) {
      throw new IllegalStateException("The sandbox did not start or stop in time", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while starting or stopping the sandbox", e);
    }
  }
}
