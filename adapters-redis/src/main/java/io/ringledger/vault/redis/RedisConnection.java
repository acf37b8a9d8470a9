package io.ringledger.vault.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** One connection that speaks as much of RESP as counting needs. For one thread at a time. */
final class RedisConnection implements Closeable {

  private static final int CONNECT_MILLIS = 500;
  private static final int ANSWER_MILLIS = 500;
  private static final int LONGEST_LINE = 1_024;

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  private RedisConnection(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream());
    this.out = new BufferedOutputStream(socket.getOutputStream());
  }

  /** Connects and gets in. */
  static RedisConnection open(RedisAddress address) throws IOException {
    Socket socket = new Socket();
    try {
      socket.connect(new InetSocketAddress(address.host(), address.port()), CONNECT_MILLIS);
      socket.setSoTimeout(ANSWER_MILLIS);
      socket.setTcpNoDelay(true);
      RedisConnection connection =
          new RedisConnection(address.secure() ? secured(socket, address) : socket);
      connection.enter(address);
      return connection;
    } catch (IOException failure) {
      socket.close();
      throw failure;
    }
  }

  private static Socket secured(Socket plain, RedisAddress address) throws IOException {
    SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
    SSLSocket secured =
        (SSLSocket) factory.createSocket(plain, address.host(), address.port(), true);
    SSLParameters parameters = secured.getSSLParameters();
    // Without it any certificate of anybody would do.
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    secured.setSSLParameters(parameters);
    secured.startHandshake();
    return secured;
  }

  private void enter(RedisAddress address) throws IOException {
    List<List<String>> commands = new ArrayList<>();
    address
        .password()
        .ifPresent(
            password ->
                commands.add(
                    address
                        .user()
                        .map(user -> List.of("AUTH", user, password))
                        .orElseGet(() -> List.of("AUTH", password))));
    if (address.database() != 0) {
      commands.add(List.of("SELECT", Integer.toString(address.database())));
    }
    if (!commands.isEmpty()) {
      all(commands);
    }
  }

  /** Sends all of them together; answers what came of each: a number, or 0 for a text. */
  List<Long> all(List<List<String>> commands) throws IOException {
    for (List<String> command : commands) {
      write(command);
    }
    out.flush();
    List<Long> answers = new ArrayList<>(commands.size());
    for (int i = 0; i < commands.size(); i++) {
      answers.add(answer());
    }
    return answers;
  }

  private void write(List<String> command) throws IOException {
    out.write("*%d\r\n".formatted(command.size()).getBytes(UTF_8));
    for (String part : command) {
      byte[] bytes = part.getBytes(UTF_8);
      out.write("$%d\r\n".formatted(bytes.length).getBytes(UTF_8));
      out.write(bytes);
      out.write('\r');
      out.write('\n');
    }
  }

  private long answer() throws IOException {
    String line = line();
    if (line.isEmpty()) {
      throw new IOException("an empty answer");
    }
    return switch (line.charAt(0)) {
      case ':' -> number(line.substring(1));
      case '+' -> 0;
      // What it says may repeat what was sent, such as a password.
      case '-' -> throw new IOException("Redis refuses");
      default -> throw new IOException("an answer of another kind");
    };
  }

  private static long number(String text) throws IOException {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new IOException("not a number", e);
    }
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int next = in.read();
    while (next != '\r') {
      if (next < 0) {
        throw new EOFException("Redis hung up");
      }
      if (line.size() == LONGEST_LINE) {
        throw new IOException("an answer without end");
      }
      line.write(next);
      next = in.read();
    }
    if (in.read() != '\n') {
      throw new IOException("a line that does not end");
    }
    return line.toString(UTF_8);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
