package io.ringledger.local.reflection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ringledger.local.JavaRuntime;
import io.ringledger.local.LocalStack;
import io.ringledger.local.StackSettings;
import io.ringledger.local.Terminal;
import io.ringledger.local.demo.BoutPlay;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A native image holds only what it was told of. The deployable is watched while it settles a bout
 * on the JVM, and all it asked for by name has to be in what a native build would be given.
 */
class NativeRegistrationIT {

  private static final Path HOME = Path.of(System.getProperty("ringledger.home", ""));
  private static final Path NATIVE = HOME.resolve("app/target/native-sources");

  /** Ours, and the libraries that no extension of the framework takes care of. */
  private static final List<String> WATCHED =
      List.of("io.ringledger.", "org.xrpl.", "com.ripple.", "org.bouncycastle.");

  /**
   * Asked for by BouncyCastle's JCA provider, which xrpl4j puts into the list of providers and
   * never asks; without these it offers nothing, which is all that is needed of it.
   */
  private static final String NEVER_USED = "org.bouncycastle.jcajce.provider.";

  @TempDir Path folder;

  @Test
  void whatABoutNeedsByNameIsRegisteredForTheNativeImage() throws Exception {
    List<String> needs = needsOfABout();
    Set<String> unknown = types(needs);
    assertThat(unknown).contains("org.xrpl.xrpl4j.codec.binary.definitions.ImmutableDefinitions");
    unknown.removeAll(registeredTypes());
    assertThat(unknown).as("types that are not registered").isEmpty();

    Set<String> missing = ownResources(needs);
    assertThat(missing).contains("application.properties", "definitions.json");
    registeredResources().forEach(known -> missing.removeIf(known.asMatchPredicate()));
    assertThat(missing).as("resources that are not registered").isEmpty();
  }

  private List<String> needsOfABout() throws Exception {
    Path agent = folder.resolve("agent.jar");
    Path written = folder.resolve("needs.txt");
    NeedsAgent.pack(agent);
    StackSettings settings =
        StackSettings.onFreePorts(folder.resolve("data"), StackSettings.applicationOf(HOME))
            .withJava(JavaRuntime.own().withOptions("-javaagent:" + agent + "=" + written))
            .withCloseInterval(Duration.ofMillis(200));
    try (LocalStack stack = new LocalStack(settings, Terminal.ofProcess())) {
      stack.start();
      try (BoutPlay play = BoutPlay.between(stack.api(), stack.ledger(), _ -> {})) {
        assertThat(play.run().agrees()).isTrue();
      }
      assertThat(stack.beginStop().get(1, TimeUnit.MINUTES)).isPositive();
    }
    return Files.readAllLines(written);
  }

  private static Set<String> types(List<String> needs) {
    return needs.stream()
        .filter(line -> line.startsWith(Needs.TYPE))
        .map(line -> line.substring(Needs.TYPE.length()))
        .filter(name -> WATCHED.stream().anyMatch(name::startsWith))
        .filter(name -> !name.startsWith(NEVER_USED))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Those that are in our own jars and in those of the watched libraries. */
  private static Set<String> ownResources(List<String> needs) throws IOException {
    Set<String> present = new TreeSet<>();
    try (Stream<Path> jars = Files.walk(StackSettings.applicationOf(HOME).resolveSibling(""))) {
      for (Path jar : jars.filter(NativeRegistrationIT::isWatched).toList()) {
        try (JarFile file = new JarFile(jar.toFile())) {
          file.stream().map(ZipEntry::getName).forEach(present::add);
        }
      }
    }
    return needs.stream()
        .filter(line -> line.startsWith(Needs.RESOURCE))
        .map(line -> line.substring(Needs.RESOURCE.length()))
        .filter(name -> present.contains(name) && !name.endsWith(".class") && !name.endsWith("/"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean isWatched(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".jar")
        && (name.startsWith("app-") || WATCHED.stream().anyMatch(name::startsWith));
  }

  private static Set<String> registeredTypes() throws IOException {
    return metadata("reflect-config.json")
        .valueStream()
        .map(type -> type.path("name").asText())
        .collect(Collectors.toSet());
  }

  private static List<Pattern> registeredResources() throws IOException {
    return metadata("resource-config.json")
        .at("/resources/includes")
        .valueStream()
        .map(resource -> Pattern.compile(resource.path("pattern").asText()))
        .toList();
  }

  private static JsonNode metadata(String name) throws IOException {
    assertThat(NATIVE).as("what the build hands to a native build").isDirectory();
    try (Stream<Path> files = Files.list(NATIVE)) {
      Path runner =
          files.filter(file -> file.toString().endsWith("-runner.jar")).findAny().orElseThrow();
      try (JarFile jar = new JarFile(runner.toFile());
          InputStream in = jar.getInputStream(jar.getEntry("META-INF/native-image/" + name))) {
        return new JsonMapper().readTree(in);
      }
    }
  }
}
