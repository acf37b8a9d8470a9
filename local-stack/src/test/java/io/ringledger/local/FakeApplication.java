package io.ringledger.local;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Stands where the deployable would: healthy, and able to die while starting. */
final class FakeApplication {

  /** Set in the environment, it makes the application die while it starts. */
  static final String DIE = "FAKE_DIES";

  private FakeApplication() {}

  public static void main(String[] arguments) throws IOException {
    if (System.getenv(DIE) != null) {
      System.out.println("2026-01-01 ERROR the database is on fire");
      System.exit(3);
    }
    int port = Integer.parseInt(System.getenv("PORT"));
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext(
        "/healthz",
        exchange -> {
          byte[] body = "{\"status\":\"ok\"}".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    System.out.println("listening as " + System.getenv("DATABASE_USER"));
  }

  /** A jar to be run with {@code java -jar}. */
  static Path jarIn(Path folder) throws IOException {
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.put(Attributes.Name.MAIN_CLASS, FakeApplication.class.getName());
    main.put(
        Attributes.Name.CLASS_PATH,
        FakeApplication.class.getProtectionDomain().getCodeSource().getLocation().toString());
    Path jar = folder.resolve("fake.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      out.finish();
    }
    return jar;
  }
}
