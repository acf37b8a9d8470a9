package io.ringledger.shared.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * Plays the committed inputs of fuzz targets again: seeds, and whatever was found once. They lie
 * where the fuzzer looks for them too, in the folder {@code <Class>Inputs/<method>} beside the
 * class.
 */
public final class Corpus {

  private Corpus() {}

  /** One test for each input of each target; a target without inputs is a mistake. */
  public static Stream<DynamicTest> replay(Class<?> targets) {
    Object fuzz = ReflectionSupport.newInstance(targets);
    return Arrays.stream(targets.getDeclaredMethods())
        .filter(target -> Arrays.equals(target.getParameterTypes(), new Class<?>[] {byte[].class}))
        .filter(target -> target.getReturnType() == void.class && !target.isSynthetic())
        .flatMap(target -> inputs(targets, target).stream().map(in -> test(fuzz, target, in)));
  }

  private static DynamicTest test(Object fuzz, Method target, Path input) {
    return DynamicTest.dynamicTest(
        target.getName() + " " + input.getFileName(),
        () -> ReflectionSupport.invokeMethod(target, fuzz, (Object) Files.readAllBytes(input)));
  }

  private static List<Path> inputs(Class<?> targets, Method target) {
    String folder = targets.getSimpleName() + "Inputs/" + target.getName();
    URL found = targets.getResource(folder);
    assertThat(found).as("the inputs %s of %s", folder, targets).isNotNull();
    try (Stream<Path> files = Files.list(Path.of(uri(found)))) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static URI uri(URL found) {
    try {
      return found.toURI();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
