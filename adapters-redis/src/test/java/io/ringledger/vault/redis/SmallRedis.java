package io.ringledger.vault.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** As much of a Redis as counting needs, on this machine; can fall silent on demand. */
final class SmallRedis implements Closeable {

  private static final int NOBODY_WAITS = 50;

  private final ServerSocket server;
  private final Map<String, Long> counts = new HashMap<>();
  private final Set<Socket> clients = ConcurrentHashMap.newKeySet();
  private volatile boolean refusing;

  SmallRedis() throws IOException {
    server = new ServerSocket(0, NOBODY_WAITS, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::welcome);
  }

  String url() {
    return "redis://someone:pass%40word@127.0.0.1:" + server.getLocalPort() + "/3";
  }

  /** Answers errors from now on, or counts again. */
  void refuse(boolean now) {
    refusing = now;
  }

  /** Ends all connections. */
  void hangUp() throws IOException {
    for (Socket client : clients) {
      client.close();
    }
  }

  synchronized Map<String, Long> counts() {
    return new HashMap<>(counts);
  }

  private void welcome() {
    try {
      while (true) {
        Socket client = server.accept();
        clients.add(client);
        Thread.ofVirtual().start(() -> serve(client));
      }
    } catch (IOException _) {
      // It was closed.
    }
  }

  private void serve(Socket client) {
    try (client) {
      InputStream in = new BufferedInputStream(client.getInputStream());
      OutputStream out = client.getOutputStream();
      boolean known = false;
      for (List<String> command = read(in); !command.isEmpty(); command = read(in)) {
        if (command.equals(List.of("AUTH", "someone", "pass@word"))) {
          known = true;
        }
        out.write((known && !refusing ? answer(command) : "-NOAUTH\r\n").getBytes(UTF_8));
        out.flush();
      }
    } catch (IOException _) {
      // It hung up.
    } finally {
      clients.remove(client);
    }
  }

  private synchronized String answer(List<String> command) {
    return switch (command.getFirst()) {
      case "AUTH", "SELECT" -> "+OK\r\n";
      case "EXPIRE" -> ":1\r\n";
      case "INCRBY" -> ":" + add(command.get(1), Long.parseLong(command.get(2))) + "\r\n";
      case "DECRBY" -> ":" + add(command.get(1), -Long.parseLong(command.get(2))) + "\r\n";
      default -> "-ERR unknown command\r\n";
    };
  }

  private long add(String key, long more) {
    return counts.merge(key, more, Long::sum);
  }

  private static List<String> read(InputStream in) throws IOException {
    String head = line(in);
    List<String> command = new ArrayList<>();
    int parts = head.isEmpty() ? 0 : Integer.parseInt(head.substring(1));
    for (int i = 0; i < parts; i++) {
      int length = Integer.parseInt(line(in).substring(1));
      command.add(new String(in.readNBytes(length), UTF_8));
      line(in);
    }
    return command;
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    server.close();
    hangUp();
  }
}
