package io.ringledger.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Confirms over HTTP on one kept-alive connection. Reads and writes HTTP/1.1 by hand: a full client
 * would take from the two cores what the server should have.
 */
final class HttpConfirms implements Load.Worker {

  private static final String LENGTH = "content-length:";

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final String host;
  private final String token;

  HttpConfirms(URI api, String token) throws IOException {
    this.socket = new Socket(api.getHost(), api.getPort());
    this.socket.setTcpNoDelay(true);
    this.in = new BufferedInputStream(socket.getInputStream());
    this.out = socket.getOutputStream();
    this.host = api.getAuthority();
    this.token = token;
  }

  @Override
  public void confirm(BenchBout bout) throws IOException {
    byte[] body = bout.confirmBody().getBytes(StandardCharsets.UTF_8);
    String head =
        "POST /bouts/%s/escrows/confirm HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\n"
                .formatted(bout.id(), host, token)
            + "Idempotency-Key: %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
                .formatted(bout.idempotencyKey(), body.length);
    byte[] start = head.getBytes(StandardCharsets.US_ASCII);
    byte[] request = new byte[start.length + body.length];
    System.arraycopy(start, 0, request, 0, start.length);
    System.arraycopy(body, 0, request, start.length, body.length);
    out.write(request);
    String status = line();
    int length = 0;
    for (String header = line(); !header.isEmpty(); header = line()) {
      if (header.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
        length = Integer.parseInt(header.substring(LENGTH.length()).strip());
      }
    }
    byte[] answer = in.readNBytes(length);
    if (!status.contains(" 200 ")) {
      throw new IOException(
          "%s: %s %s".formatted(bout, status, new String(answer, StandardCharsets.UTF_8)));
    }
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder(64);
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("the server closed the connection");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
