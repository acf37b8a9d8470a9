package io.ringledger.local.chaos;

import io.ringledger.local.StackException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The wire between clients and application, where one can listen and cut. It passes bytes on as
 * they are; a trap that was laid lets one confirm through and swallows its answer.
 */
final class Tap implements AutoCloseable {

  private static final int BUFFER = 64 * 1024;

  /** When a trap snaps. */
  enum Moment {
    /** A confirm is on its way to the application. */
    SENT,
    /** Its answer is on its way back, so its effect has happened. */
    ANSWERED
  }

  /** Snaps once. */
  static final class Trap {
    private final Moment moment;
    private final CountDownLatch snapped = new CountDownLatch(1);

    private Trap(Moment moment) {
      this.moment = moment;
    }

    /** Waits for it; answers whether it has snapped. */
    boolean await(long milliseconds) throws InterruptedException {
      return snapped.await(milliseconds, TimeUnit.MILLISECONDS);
    }
  }

  private final ServerSocket server;
  private final URI application;
  private final AtomicReference<Optional<Trap>> trap = new AtomicReference<>(Optional.empty());
  private long requests;

  private Tap(ServerSocket server, URI application) {
    this.server = server;
    this.application = application;
  }

  /** A tap in front of an application, which need not be there yet. */
  static Tap on(URI application) {
    try {
      Tap tap = new Tap(new ServerSocket(0, 0, InetAddress.getLoopbackAddress()), application);
      Thread.ofVirtual().name("tap").start(tap::accept);
      return tap;
    } catch (IOException e) {
      throw new StackException("No port is free for the tap.", e);
    }
  }

  /** Where clients connect. */
  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  /** Lays a trap for the next confirm; an older one is taken away. */
  Trap lay(Moment moment) {
    Trap laid = new Trap(moment);
    trap.set(Optional.of(laid));
    return laid;
  }

  /** Takes the trap away. */
  void clear() {
    trap.set(Optional.empty());
  }

  /** How many requests have gone through. */
  synchronized long requests() {
    return requests;
  }

  /** Waits until so many more requests have gone through, but not for ever. */
  synchronized void awaitRequests(long more, long milliseconds) throws InterruptedException {
    long wanted = requests + more;
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(milliseconds);
    while (requests < wanted) {
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (left <= 0) {
        return;
      }
      wait(left);
    }
  }

  private synchronized void count() {
    requests++;
    notifyAll();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        Thread.ofVirtual().start(() -> connect(client));
      } catch (IOException _) {
        // Closed, or a client that was gone before it was accepted.
      }
    }
  }

  private void connect(Socket client) {
    try (client;
        Socket behind = new Socket()) {
      behind.setTcpNoDelay(true);
      client.setTcpNoDelay(true);
      behind.connect(new InetSocketAddress(application.getHost(), application.getPort()));
      Wire wire = new Wire(client, behind);
      Thread back = Thread.ofVirtual().start(() -> wire.pump(behind, client, wire::backwards));
      wire.pump(client, behind, wire::forwards);
      back.join();
    } catch (IOException _) {
      // Nobody is behind: the client sees its connection closed.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Decides whether some bytes go on. */
  private interface Valve {
    boolean passes(byte[] bytes, int length);
  }

  /** One connection. */
  private final class Wire {
    private final Socket client;
    private final Socket behind;
    private volatile boolean confirming;
    private volatile boolean mute;

    Wire(Socket client, Socket behind) {
      this.client = client;
      this.behind = behind;
    }

    void pump(Socket from, Socket to, Valve valve) {
      byte[] buffer = new byte[BUFFER];
      try {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
          if (valve.passes(buffer, length)) {
            out.write(buffer, 0, length);
          }
        }
      } catch (IOException _) {
        // One of both ends has gone.
      } finally {
        hangUp();
      }
    }

    private void hangUp() {
      try {
        client.close();
        behind.close();
      } catch (IOException _) {
        // Closed is closed.
      }
    }

    boolean forwards(byte[] bytes, int length) {
      String head = new String(bytes, 0, Math.min(length, 256), StandardCharsets.ISO_8859_1);
      int line = head.indexOf(" HTTP/1.1");
      if (line > 0) {
        confirming = head.startsWith("POST ") && head.substring(0, line).endsWith("/confirm");
        count();
      }
      if (confirming) {
        snap(Moment.SENT);
      }
      return true;
    }

    boolean backwards(byte[] bytes, int length) {
      if (confirming) {
        snap(Moment.ANSWERED);
      }
      return !mute;
    }

    private void snap(Moment moment) {
      Optional<Trap> laid = trap.get();
      if (laid.isPresent()
          && laid.get().moment == moment
          && trap.compareAndSet(laid, Optional.empty())) {
        mute = true;
        laid.get().snapped.countDown();
      }
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new StackException("The tap cannot be closed.", e);
    }
  }
}
