package io.ringledger.sandbox.server;

import io.ringledger.sandbox.ledger.SandboxLedger;
import io.ringledger.sandbox.rpc.RpcCommands;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.net.BindException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The port: HTTP and WebSocket, with everything behind it. One event loop serves all of it. */
public final class RpcServer implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 30;
  private static final int SEND_BUFFER_BYTES = 4 * 1024 * 1024;

  private final String host;
  private final Vertx vertx;
  private final FaultPlan faults;
  private final HttpRpc http;
  private final WebSocketRpc webSocket;
  private int port;
  private @Nullable HttpServer server;

  private RpcServer(String host, int port, SandboxLedger ledger, FaultPlan faults) {
    this.host = host;
    this.port = port;
    this.faults = faults;
    this.vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1));
    FaultCommand faultCommand =
        new FaultCommand(faults, ledger, () -> Thread.startVirtualThread(this::restart));
    Dispatcher dispatcher = new Dispatcher(vertx, new RpcCommands(ledger), faults, faultCommand);
    this.http = new HttpRpc(dispatcher);
    this.webSocket = new WebSocketRpc(dispatcher, ledger);
  }

  /**
   * Starts to listen.
   *
   * @param host the interface to listen on
   * @param port the port, 0 for any free one
   * @param ledger what clients talk to
   * @param faults the faults they may meet
   * @return the server
   * @throws IllegalStateException if the port is in use
   */
  public static RpcServer start(String host, int port, SandboxLedger ledger, FaultPlan faults) {
    RpcServer server = new RpcServer(host, port, ledger, faults);
    try {
      server.startListening();
      return server;
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
  }

  /** Returns the port it listens on. */
  public synchronized int port() {
    return port;
  }

  /** Returns the faults clients may meet. */
  public FaultPlan faults() {
    return faults;
  }

  /**
   * Does something over and over.
   *
   * @param interval the time between
   * @param action what to do
   */
  public void every(Duration interval, Runnable action) {
    vertx.setPeriodic(Math.max(1, interval.toMillis()), _ -> action.run());
  }

  /** Listens again after {@link #stopListening}, on the same port. */
  public synchronized void startListening() {
    if (server != null) {
      return;
    }
    HttpServerOptions options =
        new HttpServerOptions()
            .setHost(host)
            .setPort(port)
            .setReuseAddress(true)
            // A real node speaks HTTP/1.1 only.
            .setHttp2ClearTextEnabled(false)
            .setMaxWebSocketFrameSize(HttpRpc.MAX_BODY_BYTES)
            .setMaxWebSocketMessageSize(HttpRpc.MAX_BODY_BYTES);
    HttpServer fresh =
        vertx
            .createHttpServer(options)
            .requestHandler(http::handle)
            .webSocketHandler(
                socket -> {
                  socket.setWriteQueueMaxSize(SEND_BUFFER_BYTES);
                  webSocket.accept(socket);
                })
            .exceptionHandler(_ -> {});
    port = await(fresh.listen()).actualPort();
    server = fresh;
  }

  /** Refuses connections and closes those there are, until it listens again. */
  public synchronized void stopListening() {
    HttpServer current = server;
    if (current != null) {
      server = null;
      await(current.close());
    }
  }

  /** Stops listening and starts again; the ledger stays as it is. */
  public void restart() {
    stopListening();
    startListening();
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
